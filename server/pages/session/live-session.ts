import type { Realm } from '#server/engine/realm.ts';
import { type Standing, standingOf } from '#server/sessions/standing.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { cookieNames, readSecret } from '../http/cookies.ts';
import type { PageContext } from '../http/page-env.ts';

/**
 * The session this browser holds with the app, as the server has it at this moment (SES-04): undefined when there is none, or one of
 * another app (TEN-05). `secret` is the cookie's.
 */
export const liveSession = async (
  c: PageContext,
  realm: Realm,
): Promise<{ session: SessionRecord; standing: Standing; secret: string } | undefined> => {
  const secret = readSecret(c, cookieNames.session(realm));
  const known = secret === undefined ? undefined : await realm.storage.sessions.findByCookie(realm.scope, realm.digest.hash(secret));
  const found = known && (await realm.storage.sessions.check(realm.scope, known.id));
  if (secret === undefined || found === undefined) return undefined;
  return { session: found.session, standing: standingOf(found, realm.clock.now(), await realm.relock(found.session.zone)), secret };
};
