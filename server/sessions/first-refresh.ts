import type { RefreshTokens } from '#server/security/tokens/tokens.ts';
import type { RefreshState, SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';

/** Starts the session's one refresh family. */
export const firstRefresh = (tokens: RefreshTokens, realm: SessionRealm, session: SessionRecord): { token: string; state: RefreshState } => {
  const { token, hash } = tokens.mint(realm.scope, session.id, 1, realm.random.secret());
  return {
    token,
    state: { generation: 1, hash, expiresAt: refreshExpiry(session, realm.clock.now()), previousHash: null, rotatedAt: null, sealedSuccessor: null },
  };
};

/** Idle expiry moves with each rotation, the session's absolute end does not (RT-01). ms. */
export const refreshExpiry = (session: Pick<SessionRecord, 'refreshSeconds' | 'absoluteUntil'>, now: number): number =>
  Math.min(now + session.refreshSeconds * 1000, session.absoluteUntil);
