import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import { durationWords } from './duration-words.ts';
import type { Recipient } from './recipient.ts';
import { sendsKey } from './sends-key.ts';

/** Why another mail cannot go out yet, as a text's name and its values; undefined if it can (OTP-06). */
export const resendFault = async (
  input: Pick<ExecutorInput<unknown, 'clock' | 'counters' | 'digest'>, 'subject' | 'run' | 'ports'>,
  recipient: Recipient,
  { sentAt, resendAfterSeconds, sendsPerHour }: { sentAt: number; resendAfterSeconds: number; sendsPerHour: number },
): Promise<{ problem: string; values?: Record<string, string> } | undefined> => {
  const wait = Math.ceil((sentAt - input.ports.clock.now()) / 1000) + resendAfterSeconds;
  if (wait > 0) return { problem: 'too-soon', values: { wait: durationWords(wait, input.run.locale) } };
  // Asked before sending, so that what still works is not given up for a mail that cannot leave.
  const { count } = await input.ports.counters.peek(sendsKey(input, recipient));
  return count >= sendsPerHour ? { problem: 'too-many-sends' } : undefined;
};
