import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { decideRefresh } from './decide-refresh.ts';
import { recordEnd } from './end-session.ts';
import { hasPlace } from './has-place.ts';
import { wayBack } from './relock-policy.ts';
import { OAuthError } from './oauth-error.ts';
import { type TokenResult, tokenResult } from './token-result.ts';

/**
 * The refresh_token grant (RFC 6749 6): rotation at each use, the same successor again for 10 s, revocation of the family
 * on reuse (RT-01 to RT-04). Throws OAuthError: `invalid_grant`, or `interaction_required` while the session is locked.
 */
export const refresh = async (
  services: SessionServices,
  realm: SessionRealm,
  { token, caller }: { token: string; caller: Caller },
): Promise<TokenResult> => {
  const { tokens } = services;
  const presented = tokens.refresh.parse(realm.scope, token);
  // Not ours: whoever made it up must not be able to end anybody's session.
  if (presented === undefined) throw refused();
  const before = await realm.storage.sessions.check(realm.scope, presented.session);
  if (before === undefined || !(await hasPlace(realm, before.session))) throw refused();

  const minted = tokens.refresh.mint(realm.scope, presented.session, presented.generation + 1, realm.random.secret());
  const successor = { ...minted, sealed: tokens.refresh.sealSuccessor(token, minted.token) };
  const relock = await realm.relock(before.session.zone);
  const decided = await realm.storage.sessions.decide(realm.scope, presented.session, (found) =>
    decideRefresh({ found, presented, successor, client: caller.client?.id ?? null, relock, now: realm.clock.now() }),
  );

  switch (decided.kind) {
    case 'refused':
      throw refused();
    case 'locked':
      throw new OAuthError('interaction_required', 'The session is locked. Run its relock entry first.', wayBack(relock));
    case 'reused':
      await recordEnd(services, realm, decided.session, 'session.refresh-reused', caller.address);
      throw refused();
    case 'rotated':
    case 'again': {
      const { session } = decided;
      const refreshToken = decided.kind === 'rotated' ? minted.token : tokens.refresh.openSuccessor(token, decided.sealed);
      const user = session.user === null ? undefined : await realm.storage.users.find(realm.scope, session.user);
      return tokenResult({ services, realm, record: session, refreshToken, user });
    }
  }
};

/** One answer for forged, expired, revoked, reused and foreign tokens. */
const refused = (): OAuthError => new OAuthError('invalid_grant', 'The refresh token is not valid, or no longer.');
