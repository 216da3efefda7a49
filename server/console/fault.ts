/**
 * What a builder is told when the console cannot do what they asked: what happened and what to do. `not-found` is also the answer
 * about things of other workspaces, word for word (TEN-03).
 */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly extras: FaultExtras;
  constructor(code: FaultCode, message: string, extras: FaultExtras = {}) {
    super(message);
    this.code = code;
    this.extras = extras;
  }
}

export type FaultCode =
  | 'signed-out'
  | 'wrong-origin'
  | 'unconfirmed'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'too-many-tries'
  | 'busy';

export type FaultExtras = {
  /** Input field → what is wrong with it. */
  fields?: Readonly<Record<string, string>>;
  /** More than one reason, each a sentence. */
  reasons?: readonly string[];
  /** Seconds. */
  retryAfter?: number;
};

/** The input is of the right shape, but cannot be used. */
export const invalid = (fields: Readonly<Record<string, string>>, message = Object.values(fields).join(' ')): Fault =>
  new Fault('invalid', message, { fields });
