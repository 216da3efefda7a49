import { type ProblemCode, type ProblemDocument, problemCodes } from '#flows/protocol/problem-document.ts';

/**
 * The one error a use case throws on purpose. `code` and the public extras go to the caller, `privateDetail` is only
 * logged, under the correlation id that the answer carries.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly privateDetail: string | undefined;
  readonly extras: ProblemExtras;
  constructor(code: ProblemCode, extras: ProblemExtras = {}, privateDetail?: string) {
    super(code);
    this.code = code;
    this.status = problemCodes[code].status;
    this.extras = extras;
    this.privateDetail = privateDetail;
  }
}

export type ProblemExtras = Partial<Pick<ProblemDocument, 'current' | 'errors' | 'detail' | 'relock'>> & {
  /** Seconds, for the Retry-After header. */
  retryAfter?: number;
};

/** Work refused because too much of it is under way (PWD-06, REL-11). Becomes 503 with Retry-After. */
export class Busy extends Error {
  readonly code = 'busy';
}
