import { isRecord } from './is-record.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import type { Step } from './step.ts';

/** The parts a drawing must have; what is inside them is the server's word. */
const isStep = (value: unknown): value is Step => {
  if (!isRecord(value) || typeof value.run !== 'string' || typeof value.state !== 'string') return false;
  const { kind, challenge, result } = value;
  if (!isRecord(challenge) || typeof challenge.kind !== 'string' || !isRecord(challenge.title)) return false;
  if (![value.fields, value.actions, value.problems].every(Array.isArray)) return false;
  if (kind === 'redirect') return typeof challenge.url === 'string';
  if (kind === 'done') return isRecord(result);
  return kind === 'ask' || kind === 'wait' || kind === 'failed';
};

/** A step from a parsed answer. Throws `bad-answer` for anything that cannot be drawn. */
export const readStep = (value: unknown): Step => {
  if (isStep(value)) return value;
  throw new SallyportProblem('bad-answer', 200, 'The answer is not a step. Is the base URL right?');
};
