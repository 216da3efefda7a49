import { describe, expect, test } from 'vitest';
import { type Counter, countOne } from './counting.ts';

const second = 1000;
const count = { kind: 'count', key: 'k', limit: 2, windowSeconds: 60, otherwise: 'limited' } as const;
const throttle = { kind: 'throttle', key: 'k', free: 3, firstWaitSeconds: 30, maxWaitSeconds: 100, otherwise: 'limited' } as const;

describe('OTP-06 a fixed window', () => {
  test('takes its limit, refuses the next, and opens anew when it is over', () => {
    const first = countOne(undefined, count, 0);
    const last = countOne(first, count, 10 * second);
    expect(first).toEqual({ count: 1, until: 60 * second });
    expect(last).toEqual({ count: 2, until: 60 * second });
    expect(countOne(last, count, 60 * second - 1)).toBeUndefined();
    expect(countOne(last, count, 60 * second)).toEqual({ count: 1, until: 120 * second });
  });
});

describe('PWD-07 growing waits', () => {
  /** Tries again the moment it is allowed; returns how long each wait was, in seconds. */
  const waits = (tries: number): number[] => {
    let now = 0;
    let counter: Counter | undefined;
    const seen: number[] = [];
    for (let n = 0; n < tries; n += 1) {
      counter = countOne(counter, throttle, now);
      const until = counter?.blockedUntil ?? now;
      expect(until === now || countOne(counter, throttle, until - 1) === undefined).toBe(true);
      seen.push((until - now) / second);
      now = until;
    }
    return seen;
  };

  test('some tries are free, then each wait is twice the one before, up to the longest', () => {
    expect(waits(7)).toEqual([0, 0, 30, 60, 100, 100, 100]);
  });
});
