import { Problem } from '#server/errors.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm, SessionServices } from './caller.ts';
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
