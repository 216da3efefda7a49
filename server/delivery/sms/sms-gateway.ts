import { Undeliverable } from '../deliver.ts';

/** A text on its way to one number. `to` is E.164. */
export type Sms = { to: string; text: string };

/** A way for SMS to leave. Rejects when the service did not take it; `Undeliverable` where that is the number's fault. */
export type SmsGateway = (sms: Sms, signal: AbortSignal) => Promise<void>;

/**
 * What a service objected to: the number (it takes no SMS), the account (credentials, sender, money), the pace, or nothing
 * that can be told.
 */
export type SmsFault = 'number' | 'account' | 'rate' | 'service';

/** The error for a fault. `code` is the service's own number for it; nothing else of its answer is kept (OUT-03). */
export const smsFault = (fault: SmsFault, code: string | number): Error => {
  const message = `the SMS service refused the ${fault === 'number' ? 'number' : 'message'}: ${fault} (${code})`;
  return fault === 'number' ? new Undeliverable(message) : new Error(message);
};
