import type { Scope } from './scope.ts';

/** Answers to retried requests (FLOW-14). A key is reserved in `runs.commit`; its sealed answer is filled in after. 10 minutes. */
export type IdempotencyPort = {
  find(scope: Scope, key: string, now: number): Promise<{ bodyHash: string; run: string; sealedAnswer: string | null } | undefined>;
  fill(scope: Scope, key: string, sealedAnswer: string): Promise<void>;
};
