/**
 * RFC 9457 problem details, the body of every 4xx and 5xx of the runtime API. `code` is stable, `title` helps a
 * developer, `detail` never carries private data; `correlation_id` finds the logged cause (LOG-03).
 */
export type ProblemDocument = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  correlation_id: string;
  /** With `stale-state`: the number that is current now. */
  current?: number;
  /** With `locked`: the run that opens the session again. Absent: only signing in anew does. */
  relock?: { flow: string; entry: string };
  /** With `invalid-input`: what is wrong with which field. */
  errors?: { path: string; code: string; message: string }[];
};

/** Every code the runtime API may answer with, its status and its public sentence. */
export const problemCodes = {
  'malformed-json': { status: 400, title: 'The body is not valid JSON.' },
  'invalid-input': { status: 422, title: 'A field is missing, unknown or of the wrong form.' },
  'unknown-action': { status: 422, title: 'That action is not possible on this step.' },
  'unsupported-media-type': { status: 415, title: 'Send application/json.' },
  'body-too-large': { status: 413, title: 'The body is larger than 64 kB.' },
  'too-deep': { status: 400, title: 'The body is nested too deeply.' },
  'not-found': { status: 404, title: 'There is nothing here.' },
  'method-not-allowed': { status: 405, title: 'That method is not possible here.' },
  unauthorized: { status: 401, title: 'A valid token is needed.' },
  forbidden: { status: 403, title: 'This token may not do that.' },
  locked: { status: 423, title: 'The session is locked. Run its relock entry first.' },
  'not-locked': { status: 409, title: 'The session is not locked: there is nothing to open.' },
  'stale-state': { status: 409, title: 'The run has moved on. Read its current step and try again.' },
  'in-progress': { status: 409, title: 'The same request is still being worked on.' },
  'idempotency-mismatch': { status: 422, title: 'This Idempotency-Key was used with another body.' },
  'run-over': { status: 410, title: 'This run has ended. Start a new one.' },
  'run-expired': { status: 410, title: 'This run took too long and has ended. Start a new one.' },
  'cannot-go-back': { status: 409, title: 'There is nothing to go back to.' },
  'flow-unavailable': { status: 404, title: 'This flow is not published.' },
  'too-many-requests': { status: 429, title: 'Too many requests. Wait and try again.' },
  'origin-not-allowed': { status: 403, title: 'This origin is not registered for the client.' },
  busy: { status: 503, title: 'The server is busy. Try again shortly.' },
  unavailable: { status: 503, title: 'The server cannot do this right now. Try again shortly.' },
  internal: { status: 500, title: 'Something went wrong on the server.' },
} as const;
export type ProblemCode = keyof typeof problemCodes;
