import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { Guard } from '#flows/kit/effect.ts';

/** At most `limit` messages under `key` in a fixed window (OTP-06). */
export type SendLimit = { key: string; limit: number; windowSeconds: number };

/** The limits as guards of the commit that sends: over one of them the message cannot be sent. */
export const limitGuards = (limits: readonly SendLimit[]): readonly Guard<'cannot-send'>[] =>
  limits.map((limit) => ({ kind: 'count', ...limit, otherwise: 'cannot-send' }));

/** Whether one of the limits is reached: asked before a resend, so that what still works is not given up for a message that cannot leave. */
export const isLimited = async ({ ports }: Pick<ExecutorInput<unknown, 'counters'>, 'ports'>, limits: readonly SendLimit[]): Promise<boolean> => {
  const counts = await Promise.all(limits.map(async ({ key, limit }) => (await ports.counters.peek(key)).count >= limit));
  return counts.includes(true);
};
