import type { ClockPort } from '#flows/kit/ports.ts';

/** Consecutive failures that open the breaker, and how long it stays open (ms). */
const limit = 5;
const pause = 30_000;

/**
 * Circuit breaker before a provider: after five failures in a row nothing is tried for 30 s, so that a fallback chain moves on
 * at once instead of after a time-out (REL-13). Then one try decides.
 */
export type Breaker = {
  open(): boolean;
  /** Whether the last try failed. */
  failing(): boolean;
  succeeded(): void;
  failed(): void;
};

export const createBreaker = (clock: ClockPort): Breaker => {
  let failures = 0;
  let until = 0;
  return {
    open: () => failures >= limit && clock.now() < until,
    failing: () => failures > 0,
    succeeded: () => {
      failures = 0;
    },
    failed: () => {
      failures += 1;
      if (failures >= limit) until = clock.now() + pause;
    },
  };
};
