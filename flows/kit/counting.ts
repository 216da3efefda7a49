import type { Guard } from './effect.ts';

/** One shared counter as it is stored. Times are ms. */
export type Counter = {
  count: number /** End of a `count` window. */;
  until?: number /** No further try before it (`throttle`). */;
  blockedUntil?: number;
};

/**
 * The counter after one more, or undefined: the guard does not hold and nothing is counted. One rule for every storage,
 * so that limits are the same on all of them (OTP-06, PWD-07).
 */
export const countOne = (counter: Counter | undefined, guard: Extract<Guard, { kind: 'count' | 'throttle' }>, now: number): Counter | undefined => {
  if (guard.kind === 'count') {
    const open = counter?.until !== undefined && counter.until > now ? counter : { count: 0, until: now + guard.windowSeconds * 1000 };
    return open.count >= guard.limit ? undefined : { ...open, count: open.count + 1 };
  }
  if (counter?.blockedUntil !== undefined && counter.blockedUntil > now) return undefined;
  const count = (counter?.count ?? 0) + 1;
  if (count < guard.free) return { count };
  const wait = Math.min(guard.firstWaitSeconds * 2 ** (count - guard.free), guard.maxWaitSeconds);
  return { count, blockedUntil: now + wait * 1000 };
};
