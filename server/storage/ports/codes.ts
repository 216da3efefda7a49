import type { Scope } from './scope.ts';

/** An authorization code (RFC 6749 4.1.2, RFC 7636): 60 s, one use, bound to client, redirect URI and challenge. */
export type AuthorizationCode = Scope & {
  hash: string; client: string; redirectUri: string; codeChallenge: string; session: string; expiresAt: number;
};

export type CodesPort = {
  /**
   * Marks the code used and returns it. A second redemption of the same code returns `reused` with the session that the
   * first gave, and the caller revokes it. Of concurrent redemptions exactly one gets `first`.
   */
  redeem(scope: Scope, hash: string, now: number): Promise<{ result: 'first' | 'reused'; code: AuthorizationCode } | undefined>;
  /** Deletes codes an hour after their time: until then a second use still shows. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
