import type { Arrival } from '../kit/step.ts';
import type { Challenge, Field } from '../protocol/challenge.ts';

export type Answer = { action: string; inputs: { readonly [field: string]: unknown } };
export type AnswerFault = { path: string; code: string; message: string };
type Value = string | number | boolean;

/** Longest text a field takes when it names no limit of its own. */
const maxText = 1_000;

const ofType = (field: Field, value: unknown): value is Value => {
  if (field.type === 'number') return typeof value === 'number' && Number.isFinite(value);
  if (field.type === 'boolean') return typeof value === 'boolean';
  return typeof value === 'string';
};

const faultOf = (field: Field, value: unknown): Omit<AnswerFault, 'path'> | undefined => {
  const empty = value === undefined || value === '';
  if (empty) return field.required ? { code: 'required', message: 'This is needed.' } : undefined;
  if (!ofType(field, value)) return { code: 'wrong-type', message: 'This has the wrong form.' };
  if (typeof value === 'number') {
    if (field.min !== undefined && value < field.min) return { code: 'too-small', message: `At least ${field.min}.` };
    if (field.max !== undefined && value > field.max) return { code: 'too-large', message: `At most ${field.max}.` };
    return undefined;
  }
  if (typeof value !== 'string') return undefined;
  const length = [...value].length;
  if (length > (field.maxLength ?? maxText)) return { code: 'too-long', message: `At most ${field.maxLength ?? maxText} characters.` };
  if (field.minLength !== undefined && length < field.minLength) return { code: 'too-short', message: `At least ${field.minLength} characters.` };
  if (field.type === 'choice' && !field.options?.some((option) => option.value === value))
    return { code: 'not-an-option', message: 'Choose one of the options.' };
  if (field.type === 'date' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return { code: 'not-a-date', message: 'Give a date as year-month-day.' };
  return undefined;
};

/**
 * Holds an answer against the challenge it answers: the action exists, fields are known, present and of the right type
 * and size (IN-01, FLOW-02). What is right or wrong is the node's to judge, not this.
 */
export const checkAnswer = (
  challenge: Challenge,
  answer: Answer,
):
  | { ok: true; arrival: Extract<Arrival, { kind: 'answer' }> }
  | { ok: false; code: 'unknown-action' }
  | { ok: false; code: 'invalid-input'; errors: AnswerFault[] } => {
  const action = challenge.actions.find((candidate) => candidate.id === answer.action);
  if (action === undefined) return { ok: false, code: 'unknown-action' };
  const given = new Map(Object.entries(answer.inputs));
  const fields = action.inputs ? challenge.fields : [];
  const errors: AnswerFault[] = [];
  const inputs: Record<string, Value> = {};
  for (const field of fields) {
    const value = given.get(field.name);
    given.delete(field.name);
    const fault = faultOf(field, value);
    if (fault !== undefined) errors.push({ path: field.name, ...fault });
    else if (value !== undefined && value !== '' && ofType(field, value)) inputs[field.name] = value;
  }
  // A button that takes no inputs may still come with the form's own fields; anything else is unknown.
  for (const name of given.keys()) {
    if (challenge.fields.some((field) => field.name === name)) continue;
    errors.push({ path: name, code: 'unknown', message: 'There is no such field on this step.' });
  }
  if (errors.length > 0) return { ok: false, code: 'invalid-input', errors };
  return { ok: true, arrival: { kind: 'answer', action: action.id, inputs } };
};
