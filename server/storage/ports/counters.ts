import type { Scope } from './scope.ts';

/** Shared counters of attempts and sends. Counting itself is a guard of `runs.commit`. */
export type CountersPort = {
  peek(scope: Scope, key: string, now: number): Promise<{ count: number; blockedUntil?: number }>;
  /** Deletes counters whose time is over: the end of a window, or a day after the last try under a throttle. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
