import type { Realm } from '#server/engine/realm.ts';
import { type Standing, standingOf } from '#server/sessions/standing.ts';
import { noteUse } from '#server/sessions/usable-session.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { cookieNames, readSecret } from '../http/cookies.ts';
import type { PageContext } from '../http/page-env.ts';

/** `secret` is the cookie's. */
export type HeldByBrowser = { session: SessionRecord; standing: Standing; secret: string };

/**
 * The session this browser holds with the app, as the server has it at this moment (SES-04): undefined when there is none, or one of
 * another app (TEN-05). Asking is use, where a zone locks when it is unused (MOB-9).
 */
export const liveSession = async (c: PageContext, realm: Realm): Promise<HeldByBrowser | undefined> => {
  const secret = readSecret(c, cookieNames.session(realm));
  const known = secret === undefined ? undefined : await realm.storage.sessions.findByCookie(realm.scope, realm.digest.hash(secret));
  const found = known && (await realm.storage.sessions.check(realm.scope, known.id));
  if (secret === undefined || found === undefined) return undefined;
  const relock = await realm.relock(found.session.zone);
  const standing = standingOf(found, realm.clock.now(), relock);
  return { session: standing === 'live' ? await noteUse(realm, found.session, relock) : found.session, standing, secret };
};
