import type { Executor } from '../kit/define-executor.ts';
import type { Step } from '../kit/step.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Decision } from './decision.ts';
import { inputFor } from './input-for.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import type { Run, State } from './run.ts';
import { sendingChallenge, stopAt } from './stop-at.ts';
import { beginWalk, type Walk } from './walk.ts';

const onlyStands = (step: Step): step is Extract<Step, { kind: 'ask' | 'wait' }> =>
  (step.kind === 'ask' || step.kind === 'wait') && (step.guards ?? []).length === 0 && (step.effects ?? []).length === 0;

/**
 * Once its message has left, a node usually asks for what was sent and does nothing else. Then the decision to send says so in advance,
 * and both are one commit (decision 0032). Where the node would leave, write or throw, nothing is foreseen: that comes when it happens.
 */
export const foresee = async (
  machine: Machine,
  walk: Walk,
  node: PlanNode,
  executor: Executor,
  place: Place,
  decision: Decision,
): Promise<Decision> => {
  if (decision.kind !== 'commit') return decision;
  // With the same reads as the step that sends, and over what it writes.
  const next = { ...beginWalk(machine, decision.run, decision.run.states.at(-1)), ports: walk.ports };
  const input = inputFor(machine, next, node, { ...place, arrival: { kind: 'delivered', sent: true } });
  if (input === undefined) return decision;
  let step: Step;
  try {
    step = await executor(input);
  } catch {
    return decision;
  }
  if (!onlyStands(step)) return decision;
  if (step.memo !== undefined) next.memos[`${node.id}:${place.visit}`] = step.memo;
  const stood = await stopAt(machine, next, node, place, step);
  return stood.kind === 'commit' ? { ...decision, foreseen: { run: stood.run, transitions: stood.transitions } } : decision;
};

const withLast = (run: Run, change: (state: State) => State): Run => ({
  ...run,
  states: run.states.map((state, index) => (index === run.states.length - 1 ? change(state) : state)),
});

/** A foreseen run, standing where it will stand when the message of that id has left. */
export const awaiting = (run: Run, message: string): Run => withLast(run, (state) => ({ ...state, awaits: message }));

/** The same run while the message is on its way: what `advance` takes `delivered` from. */
export const stillSending = (run: Run): Run =>
  withLast(run, ({ awaits: _, ...state }) => ({ ...state, kind: 'sending', challenge: sendingChallenge }));

/** And as its holder sees it until then: under the number before the foreseen one, which is theirs once the message has left. */
export const seenSending = (run: Run): Run => ({
  ...withLast(stillSending(run), (state) => ({ ...state, number: state.number - 1 })),
  number: run.number - 1,
});
