import type { Challenge, Field } from '../protocol/challenge.ts';
import { advance } from './advance.ts';
import type { Decision, Failed } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';

/** Guesses to try: one of a million codes may be the right one, two are not. */
const guesses = ['0', '1'] as const;

const wrongValue = (field: Field, digit: string): string | number | boolean => {
  if (field.type === 'number') return field.min ?? 0;
  if (field.type === 'boolean') return true;
  if (field.type === 'choice') return field.options?.[0]?.value ?? '';
  if (field.type === 'email') return 'nobody@example.org';
  if (field.digits !== undefined) return digit.repeat(field.digits);
  const least = Math.max(field.minLength ?? 1, Math.min(12, field.maxLength ?? 12));
  return `not-the-right-${digit}`.slice(0, least).padEnd(least, digit);
};

const answerTo = (challenge: Challenge, digit: string) => {
  const action = challenge.actions.find(({ inputs, primary }) => inputs && primary) ?? challenge.actions.find(({ inputs }) => inputs);
  return action && { action: action.id, inputs: Object.fromEntries(challenge.fields.map((field) => [field.name, wrongValue(field, digit)])) };
};

/** Whether somebody who stands there can get something wrong: they were asked to prove it. */
export const canAnswerWrong = (machine: Pick<Machine, 'plan'>, run: Run): boolean => {
  const state = run.states.at(-1);
  const node = state && machine.plan.nodes[state.node];
  if (state?.kind !== 'ask' || node === undefined || state.challenge.fields.length === 0) return false;
  return Object.values(node.outcomes).some(({ proves }) => proves !== undefined) && answerTo(state.challenge, '0') !== undefined;
};

/** A wrong code, password or PIN is given: the node itself judges and counts it, as it would anybody's. */
export const answerWrong = async (machine: Machine, run: Run, failed: Failed = new Map()): Promise<Decision> => {
  const state = run.states.at(-1);
  if (state === undefined || !canAnswerWrong(machine, run)) return { kind: 'refuse', code: 'unknown-action' };
  const node = machine.plan.nodes[state.node];
  for (const digit of guesses) {
    const answer = answerTo(state.challenge, digit);
    if (answer === undefined) break;
    const decision = await advance(machine, run, { kind: 'answer', number: state.number, answer }, failed);
    const was = decision.kind === 'commit' ? decision.transitions.find(({ node: id }) => id === node?.id) : undefined;
    if (was === undefined || node?.outcomes[was.outcome]?.proves === undefined) return decision;
  }
  return { kind: 'refuse', code: 'unknown-action' };
};
