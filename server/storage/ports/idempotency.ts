import type { Scope } from './scope.ts';

/** Answers to retried requests (FLOW-14). A key is reserved in `runs.commit`; its sealed answer is filled in after. 10 minutes. */
export type IdempotencyPort = {
  find(scope: Scope, key: string, now: number): Promise<{ bodyHash: string; run: string; sealedAnswer: string | null } | undefined>;
  /** Takes the key for work that is no run. False: somebody has it. */
  reserve(scope: Scope, key: string, bodyHash: string, now: number, expiresAt: number): Promise<boolean>;
  /** Gives a key back whose work changed nothing. */
  release(scope: Scope, key: string): Promise<void>;
  fill(scope: Scope, key: string, sealedAnswer: string): Promise<void>;
};
