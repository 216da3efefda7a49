import { Problem } from '#server/errors.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm, SessionServices } from './caller.ts';
import { standingOf } from './standing.ts';

/** RFC 6750 2.1. Bounded, and nothing that a token cannot contain. */
const bearer = /^bearer +([\w.~+/-]{1,4096}=*)$/i;

/**
 * The session of the access token in an Authorization header. The signature is checked once, the row is read every time, so
 * that revoking, locking and disabling act at once (JWT-04). Throws Problem: 401 for anything that is not a live session of
 * this realm, 423 while locked, 403 when its zone is gone or its client was switched off.
 */
export const bearerSession = async (services: Pick<SessionServices, 'tokens'>, realm: SessionRealm, authorization: string | undefined): Promise<SessionRecord> => {
  const token = bearer.exec(authorization ?? '')?.[1];
  const claims = token === undefined ? undefined : await services.tokens.access.verify(realm, token);
  if (claims === undefined) throw new Problem('unauthorized');
  const found = await realm.storage.sessions.check(realm.scope, claims.sid);
  const standing = found === undefined ? 'ended' : standingOf(found, realm.clock.now());
  if (found === undefined || standing === 'ended') throw new Problem('unauthorized');
  if (standing === 'locked') throw new Problem('locked');
  const { session } = found;
  const isServed = await realm.hasZone(session.flow, session.zone);
  if (!isServed || (session.client !== null && (await realm.client(session.client))?.status !== 'active')) throw new Problem('forbidden');
  return session;
};
