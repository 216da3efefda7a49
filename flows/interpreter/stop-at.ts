import type { Step } from '../kit/step.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Challenge, Phrase } from '../protocol/challenge.ts';
import type { Decision } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import { fillChallenge, fillProblems } from './values.ts';
import { endWalk, type Walk } from './walk.ts';

/** What people see while a message is on its way. */
export const sendingChallenge: Challenge = { kind: 'wait', title: { key: 'flow.sending' }, fields: [], actions: [] };

/** A phrase as it may stand in a trace: "2" and "5 minutes" tell why, anything else might tell who (LOG-02). */
const recordable = ({ key, values = {} }: Phrase): Phrase => {
  const kept = Object.entries(values).filter(([, value]) => typeof value !== 'string' || /^\d{1,6}( \p{L}{1,12})?$/u.test(value));
  return kept.length === 0 ? { key } : { key, values: Object.fromEntries(kept) };
};

/** The walk comes to stand: the node asks, waits, sends, or finishes the run. */
export const stopAt = async (
  machine: Machine,
  walk: Walk,
  node: PlanNode,
  place: Place,
  step: Exclude<Step, { kind: 'exit' }>,
): Promise<Decision> => {
  const at = { node: place.node, visit: place.visit };
  const note = (outcome: string, told: readonly Phrase[] = []) =>
    walk.transitions.push({ node: node.id, visit: place.visit, outcome, edges: [], ...(told.length > 0 && { told }) });
  switch (step.kind) {
    case 'ask':
    case 'wait': {
      const problems = await fillProblems(machine, walk, [...walk.problems, ...(step.problems ?? [])]);
      note(
        step.kind,
        problems.map(({ text }) => recordable(text)),
      );
      return endWalk(machine, walk, { ...at, kind: step.kind, challenge: await fillChallenge(machine, walk, step.challenge), problems });
    }
    case 'dispatch': {
      note('sending');
      walk.message = step.message;
      return endWalk(machine, walk, { ...at, kind: 'sending', challenge: sendingChallenge, problems: walk.problems });
    }
    case 'finish': {
      note(step.result);
      const screen = step.screen === undefined ? {} : { screen: step.screen };
      const kind = step.screen === undefined ? 'message' : 'app-screen';
      const challenge: Challenge = { kind, title: step.title, ...(step.body && { body: step.body }), fields: [], actions: [], ...screen };
      const statusText = step.statusText ?? step.title;
      return endWalk(machine, walk, {
        ...at,
        kind: step.result,
        challenge: await fillChallenge(machine, walk, challenge),
        problems: [],
        ...screen,
        statusText,
      });
    }
  }
};
