import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { PhraseValues } from '#flows/protocol/challenge.ts';
import { isLimited, type SendLimit } from './send-limit.ts';

/** Why another message cannot go out yet, as a text's name and its values; undefined if it can (OTP-06). */
export const resendFault = async (
  input: Pick<ExecutorInput<unknown, 'clock' | 'counters'>, 'ports'>,
  { sentAt, resendAfterSeconds, limits }: { sentAt: number; resendAfterSeconds: number; limits: readonly SendLimit[] },
): Promise<{ problem: string; values?: PhraseValues } | undefined> => {
  const wait = Math.ceil((sentAt - input.ports.clock.now()) / 1000) + resendAfterSeconds;
  if (wait > 0) return { problem: 'too-soon', values: { wait: { seconds: wait } } };
  return (await isLimited(input, limits)) ? { problem: 'too-many-sends' } : undefined;
};
