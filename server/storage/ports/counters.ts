import type { Scope } from './scope.ts';

export type CountBound = { key: string; limit: number; windowSeconds: number; renewed?: true };

/** Shared counters of attempts and sends. Counting itself is a guard of `runs.commit`, but for what is counted as it leaves. */
export type CountersPort = {
  peek(scope: Scope, key: string, now: number): Promise<{ count: number; blockedUntil?: number }>;
  /**
   * Counts one under `limit` in a window that opens with the first, or with `renewed` anew with each that is counted. False: the limit is
   * reached, nothing was counted.
   */
  count(scope: Scope, bound: CountBound, now: number): Promise<boolean>;
  /** A success ends the count before it. */
  clear(scope: Scope, key: string): Promise<void>;
  /** Deletes counters whose time is over: the end of a window, or a day after the last try under a throttle. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
