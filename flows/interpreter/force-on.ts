import type { Decision, Failed } from './decision.ts';
import type { ForcedOutcome } from './forced-outcome.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';
import { markForced, type Mock, withForced } from './with-forced.ts';

/** The outcome to leave by, and what is forced of the nodes that follow until the run stands again. */
export type ForcedStep = { outcome: string; forced?: readonly ForcedOutcome[] };

/**
 * Leaves the node a run stands on by an outcome of the caller's choice, as if its executor had exited with it. Grants what nobody has
 * proven: only the engine of preview worlds may call it.
 */
export const forceOn = async (
  machine: Machine,
  run: Run,
  { outcome, forced: onward = [] }: ForcedStep,
  mock: Mock,
  failed: Failed = new Map(),
): Promise<Decision> => {
  const state = run.states.at(-1);
  const node = state && machine.plan.nodes[state.node];
  if (state === undefined || node === undefined || state.kind === 'done' || state.kind === 'failed') return { kind: 'refuse', code: 'run-over' };
  if (!Object.hasOwn(node.outcomes, outcome)) return { kind: 'refuse', code: 'unknown-action' };
  const forced: ForcedOutcome[] = [{ node: node.id, visit: state.visit, outcome }, ...onward];
  const { awaits: _, ...stood } = state;
  const decision = await walkOn(
    withForced(machine, forced, mock),
    beginWalk(machine, run, stood),
    { node: state.node, visit: state.visit, arrival: { kind: 'enter' } },
    failed,
  );
  return markForced(decision, forced);
};
