import { Problem } from '#server/errors.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm, SessionServices } from './caller.ts';
import { type Standing, standingOf } from './standing.ts';
import { usableSession } from './usable-session.ts';

/** RFC 6750 2.1. Bounded, and nothing that a token cannot contain. */
const bearer = /^bearer +([\w.~+/-]{1,4096}=*)$/i;

/**
 * The session of the access token in an Authorization header. The signature is checked once, the row is read every time, so
 * that revoking, locking and disabling act at once (JWT-04). Throws Problem as `usableSession` does.
 */
export const bearerSession = async (
  services: Pick<SessionServices, 'tokens'>,
  realm: SessionRealm,
  authorization: string | undefined,
): Promise<SessionRecord> => {
  const token = bearer.exec(authorization ?? '')?.[1];
  const claims = token === undefined ? undefined : await services.tokens.access.verify(realm, token);
  if (claims === undefined) throw new Problem('unauthorized');
  return usableSession(realm, await realm.storage.sessions.check(realm.scope, claims.sid));
};

/**
 * The session a caller holds, in whatever standing: for runs that begin from one. A locked one may have outlived its access
 * token, which only a refresh could renew; so its current refresh token shows it as well, and is not used up.
 */
export const bearerHolding = async (
  services: Pick<SessionServices, 'tokens'>,
  realm: SessionRealm,
  authorization: string | undefined,
  wanted: 'live' | 'locked',
): Promise<{ session: SessionRecord; standing: Standing } | undefined> => {
  const token = bearer.exec(authorization ?? '')?.[1];
  if (token === undefined) return undefined;
  const claims = await services.tokens.access.verify(realm, token);
  const presented = claims === undefined && wanted === 'locked' ? services.tokens.refresh.parse(realm.scope, token) : undefined;
  const id = claims?.sid ?? presented?.session;
  const found = id === undefined ? undefined : await realm.storage.sessions.check(realm.scope, id);
  if (found === undefined || (presented !== undefined && found.session.refresh?.hash !== presented.hash)) return undefined;
  return { session: found.session, standing: standingOf(found, realm.clock.now(), await realm.relock(found.session.zone)) };
};
