import type { AccessClaims } from '#server/security/tokens/tokens.ts';
import type { FoundSession } from '#server/storage/ports/sessions.ts';
import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { hasPlace } from './has-place.ts';
import { OAuthError } from './oauth-error.ts';
import { standingOf } from './standing.ts';

export type Introspection =
  | { active: false }
  | ({ active: true; token_type: 'Bearer' } & AccessClaims)
  | { active: true; client_id: string; exp: number; sub: string; sid: string };

/**
 * What a token is worth now (RFC 7662), for server clients: a resource server asks about anybody's access token and about
 * refresh tokens of its own. A locked session's tokens are not active.
 */
export const introspectToken = async (
  services: SessionServices,
  realm: SessionRealm,
  { token, caller }: { token: string; caller: Caller },
): Promise<Introspection> => {
  if (caller.client?.kind !== 'server') throw new OAuthError('invalid_client', 'Only server clients may introspect, with Basic authentication.');
  const claims = await services.tokens.access.verify(realm, token);
  if (claims !== undefined) {
    const found = await live(realm, claims.sid);
    return found === undefined ? { active: false } : { active: true, token_type: 'Bearer', ...claims };
  }
  const presented = services.tokens.refresh.parse(realm.scope, token);
  if (presented === undefined) return { active: false };
  const { session } = (await live(realm, presented.session)) ?? {};
  const isCurrent = session?.refresh?.hash === presented.hash && session.refresh.expiresAt > realm.clock.now();
  if (session?.refresh === undefined || session.refresh === null || !isCurrent || session.client !== caller.client.id) return { active: false };
  return {
    active: true,
    client_id: session.client,
    exp: Math.floor(session.refresh.expiresAt / 1000),
    sub: session.user ?? session.id,
    sid: session.id,
  };
};

const live = async (realm: SessionRealm, id: string): Promise<FoundSession | undefined> => {
  const found = await realm.storage.sessions.check(realm.scope, id);
  if (found === undefined || standingOf(found, realm.clock.now(), await realm.relock(found.session.zone)) !== 'live') return undefined;
  return (await hasPlace(realm, found.session)) ? found : undefined;
};
