import type { Plan } from '../plan/plan.ts';
import type { Decision } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run, State } from './run.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';

/**
 * Moves a preview run onto an edited plan (DESIGN section 8). The node it stands on must still be there with the same type; then it keeps
 * its place and values, and a screen that has issued nothing yet is drawn anew from its changed settings. Undefined: start again.
 * Live and sandbox runs are never rebased (FLOW-15).
 */
export const rebaseRun = async (machine: Machine, before: Plan, run: Run): Promise<Decision | undefined> => {
  const places = new Map(machine.plan.nodes.map((node, index) => [`${node.id} ${node.type}`, index]));
  const moved = (index: number): number | undefined => {
    const node = before.nodes[index];
    return node && places.get(`${node.id} ${node.type}`);
  };
  const states = run.states.flatMap((state) => {
    const node = moved(state.node);
    return node === undefined ? [] : [{ ...state, node }];
  });
  const current = run.states.at(-1);
  const state = states.at(-1);
  if (current === undefined || state === undefined || state.number !== current.number || state.kind === 'sending') return undefined;
  const rebased: Run = { ...run, states };
  const drawn = state.kind === 'ask' ? await redraw(machine, rebased, state) : undefined;
  if (drawn !== undefined) return drawn;
  return {
    kind: 'commit',
    run: { ...rebased, number: run.number + 1, states: [...states.slice(0, -1), { ...state, number: run.number + 1 }] },
    guards: [],
    effects: [],
    transitions: [],
  };
};

/** The screen as its changed settings draw it, if that needs nothing but drawing: a code that was sent is not sent again. */
const redraw = async (machine: Machine, run: Run, state: State): Promise<Decision | undefined> => {
  const decision = await walkOn(
    machine,
    beginWalk(machine, run, state),
    { node: state.node, visit: state.visit, arrival: { kind: 'enter' } },
    new Map(),
  );
  if (decision.kind !== 'commit' || decision.message !== undefined || decision.effects.length > 0 || decision.guards.length > 0) return undefined;
  const shown = decision.run.states.at(-1);
  return shown?.kind === 'ask' && shown.node === state.node && shown.visit === state.visit ? decision : undefined;
};
