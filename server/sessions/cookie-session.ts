import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';
import { usableSession } from './usable-session.ts';

/** The browser session a cookie's secret belongs to, read anew at every request (SES-04). Throws Problem as `usableSession` does. */
export const cookieSession = async (realm: SessionRealm, secret: string | undefined): Promise<SessionRecord> => {
  const held = secret === undefined ? undefined : await realm.storage.sessions.findByCookie(realm.scope, realm.digest.hash(secret));
  return usableSession(realm, held && (await realm.storage.sessions.check(realm.scope, held.id)));
};
