import { inEnglish, type Values } from '#flows/languages/say.ts';

/**
 * What a builder is told when the console cannot do what they asked: what happened and what to do. `not-found` is also the answer
 * about things of other workspaces, word for word (TEN-03).
 */
export class Fault extends Error {
  readonly code: FaultCode;
  /** In English, with slots for `values`: said in the builder's language where it is answered. `message` is for logs. */
  readonly text: string;
  readonly values: Values | undefined;
  readonly extras: FaultExtras;
  constructor(code: FaultCode, text: string, { values, ...extras }: FaultExtras & { values?: Values } = {}) {
    super(inEnglish(text, values));
    this.code = code;
    this.text = text;
    this.values = values;
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
  /** Input field → what is wrong with it, in English. */
  fields?: Readonly<Record<string, string>>;
  /** More than one reason, each a sentence, said already. */
  reasons?: readonly string[];
  /** Seconds. */
  retryAfter?: number;
};

/** The input is of the right shape, but cannot be used. */
export const invalid = (fields: Readonly<Record<string, string>>, message = Object.values(fields).join(' ')): Fault =>
  new Fault('invalid', message, { fields });
