import type { Scope } from './scope.ts';
import type { FoundSession, SessionPatch } from './sessions.ts';

/** An authorization code (RFC 6749 4.1.2, RFC 7636): 60 s, one use, bound to client, redirect URI and challenge. */
export type AuthorizationCode = Scope & {
  hash: string;
  client: string;
  redirectUri: string;
  codeChallenge: string;
  session: string;
  expiresAt: number;
};

export type CodesPort = {
  /**
   * Marks the code used and lets the pure `decide` say what becomes of its session: one atomic unit, so that no crash leaves a
   * code spent for nothing (REL-02). A second redemption of the same code returns `reused` with the session that the first gave, and
   * the caller revokes it. Of concurrent redemptions exactly one gets `first`. `decide` may be called again after a lost race.
   */
  redeem<T = undefined>(
    scope: Scope,
    hash: string,
    now: number,
    decide?: (code: AuthorizationCode, found: FoundSession | undefined) => { patch?: SessionPatch; value: T },
  ): Promise<{ result: 'first'; code: AuthorizationCode; value: T | undefined } | { result: 'reused'; code: AuthorizationCode } | undefined>;
  purge(now: number, limit: number): Promise<number>;
};
