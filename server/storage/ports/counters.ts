import type { Scope } from './scope.ts';

/** Shared counters of attempts and sends. Counting itself is a guard of `runs.commit`. */
export type CountersPort = {
  peek(scope: Scope, key: string, now: number): Promise<{ count: number; blockedUntil?: number }>;
  purge(now: number, limit: number): Promise<number>;
};
