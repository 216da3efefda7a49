import { Fault, type FaultCode } from '../console/fault.ts';
import type { ProblemCode } from '#flows/protocol/problem-document.ts';
import { Problem } from '../errors.ts';

const codes: Record<FaultCode, ProblemCode> = {
  'signed-out': 'unauthorized',
  'wrong-origin': 'forbidden',
  unconfirmed: 'forbidden',
  'not-allowed': 'forbidden',
  'not-found': 'not-found',
  conflict: 'invalid-input',
  invalid: 'invalid-input',
  'too-many-tries': 'too-many-requests',
  busy: 'busy',
};

/** What a use case of the console refuses, as the management API says it. */
export const asProblem = (error: unknown): unknown => {
  if (!(error instanceof Fault)) return error;
  const fields = Object.entries(error.extras.fields ?? {});
  const code = codes[error.code];
  if (code !== 'invalid-input') return new Problem(code);
  const errors = fields.map(([path, message]) => ({ path, code: 'refused', message }));
  return new Problem(code, errors.length > 0 ? { errors } : { detail: error.message });
};
