import type { Arrival } from '../kit/step.ts';
import { type Answer, checkAnswer } from './check-answer.ts';
import type { Decision, Failed } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run, State } from './run.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';

/** What happened to a run: a person answered, a message left or did not, a mailed link was confirmed. */
export type Happening =
  | { kind: 'answer'; number: number; answer: Answer }
  | { kind: 'delivered'; number: number; sent: boolean }
  | { kind: 'ticket'; node: string; visit: number; ticket: string };

const arrivalOf = (machine: Machine, state: State, happening: Happening): Arrival | Extract<Decision, { kind: 'refuse' }> => {
  if (happening.kind === 'ticket') {
    // The link belongs to one visit of one node; once the run stands elsewhere it opens nothing (FLOW-03, FLOW-09).
    const fits = machine.plan.nodes[state.node]?.id === happening.node && state.visit === happening.visit && state.kind === 'wait';
    return fits ? { kind: 'ticket', ticket: happening.ticket } : { kind: 'refuse', code: 'stale-state' };
  }
  if (happening.number !== state.number) return { kind: 'refuse', code: 'stale-state' };
  if (happening.kind === 'delivered') {
    return state.kind === 'sending' ? { kind: 'delivered', sent: happening.sent } : { kind: 'refuse', code: 'stale-state' };
  }
  if (state.kind === 'sending') return { kind: 'refuse', code: 'unknown-action' };
  const checked = checkAnswer(state.challenge, happening.answer);
  if (checked.ok) return checked.arrival;
  return checked.code === 'invalid-input' ? { kind: 'refuse', code: checked.code, errors: checked.errors } : { kind: 'refuse', code: checked.code };
};

/**
 * The next step of a run. Pure: everything it wants written is in the decision. `failed` names guards that did not hold
 * in an earlier try to commit this same step; their declared outcomes are taken instead.
 */
export const advance = async (machine: Machine, run: Run, happening: Happening, failed: Failed = new Map()): Promise<Decision> => {
  const state = run.states.at(-1);
  if (state === undefined || state.kind === 'done' || state.kind === 'failed') return { kind: 'refuse', code: 'run-over' };
  const arrival = arrivalOf(machine, state, happening);
  if (arrival.kind === 'refuse') return arrival;
  return walkOn(machine, beginWalk(machine, run, state), { node: state.node, visit: state.visit, arrival }, failed);
};
