import type { ProblemCode, ProblemDocument } from '../protocol/problem-document.ts';

/** Codes of the token endpoint (RFC 6749 5.2). `interaction_required`: the session is locked. */
export type OAuthCode =
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'interaction_required';
/** `network`: no answer came. `bad-answer`: one came that this client does not understand. `signed-out`: there are no tokens, or the
 * session behind them has ended. */
export type ClientCode = 'network' | 'bad-answer' | 'signed-out';

/** The one error the client throws. Match on `code`, which is stable; `message` is for developers. */
export class SallyportProblem extends Error {
  override readonly name = 'SallyportProblem';
  readonly code: ProblemCode | OAuthCode | ClientCode;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** With `stale-state`: the number of the state that is current now. */
  readonly current: number | undefined;
  /** With `invalid-input`: what is wrong with which field. */
  readonly errors: ProblemDocument['errors'];
  /** With `locked` and `interaction_required`: the run that opens the session again, to be started with `session: true`. */
  readonly relock: { flow: string; entry: string } | undefined;
  /** With `signed-out` after a session has ended: the run that signs the person in again. */
  readonly signIn: { flow: string; entry: string } | undefined;
  /** Seconds to wait before another try. */
  readonly retryAfter: number | undefined;
  /** Finds the logged cause on the server. */
  readonly correlationId: string | undefined;

  constructor(
    code: SallyportProblem['code'],
    status: number,
    message: string,
    details: {
      current?: number | undefined;
      errors?: ProblemDocument['errors'];
      relock?: ProblemDocument['relock'];
      signIn?: { flow: string; entry: string } | undefined;
      retryAfter?: number | undefined;
      correlationId?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.code = code;
    this.status = status;
    this.current = details.current;
    this.errors = details.errors;
    this.relock = details.relock;
    this.signIn = details.signIn;
    this.retryAfter = details.retryAfter;
    this.correlationId = details.correlationId;
  }
}
