import { Problem } from '#server/errors.ts';
import type { FoundSession, SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';
import { hasPlace } from './has-place.ts';
import { type RelockPolicy, wayBack } from './relock-policy.ts';
import { standingOf } from './standing.ts';

/** How far the time of last use may lag behind at most (ms), and as a part of the idle limit it is held against. */
const lagMs = 30_000;
const lagPart = 20;

/**
 * The session, if its holder may use it now. Throws Problem: 401 when there is none or it has ended, 423 while locked, 403
 * when its zone is gone or its client was switched off (FLOW-11, JWT-04). In a zone that locks when unused, this is use.
 */
export const usableSession = async (realm: SessionRealm, found: FoundSession | undefined): Promise<SessionRecord> => {
  if (found === undefined) throw new Problem('unauthorized');
  const { session } = found;
  const relock = await realm.relock(session.zone);
  const standing = standingOf(found, realm.clock.now(), relock);
  if (standing === 'ended') throw new Problem('unauthorized');
  if (standing === 'locked') throw new Problem('locked', wayBack(relock));
  if (!(await isServed(realm, session))) throw new Problem('forbidden');
  return noteUse(realm, session, relock);
};

/** Whether the session's zone and client are still there. */
export const isServed = async (realm: SessionRealm, session: SessionRecord): Promise<boolean> =>
  (await hasPlace(realm, session)) && (session.client === null || (await realm.client(session.client))?.status === 'active');

/**
 * Moves the time of last use on: one write for all requests of half a minute, or of a twentieth of a short idle limit.
 * Somebody is asked again that much too early at the most, never too late.
 */
export const noteUse = async (realm: SessionRealm, session: SessionRecord, relock: RelockPolicy | undefined): Promise<SessionRecord> => {
  if (relock?.idleSeconds === undefined) return session;
  const lag = Math.min(lagMs, (relock.idleSeconds * 1000) / lagPart);
  if (realm.clock.now() - session.lastSeenAt < lag) return session;
  const seen = await realm.storage.sessions.decide<SessionRecord | undefined>(realm.scope, session.id, (found) => {
    const now = realm.clock.now();
    if (found === undefined || standingOf(found, now, relock) !== 'live') return { value: undefined };
    if (now - found.session.lastSeenAt < lag) return { value: found.session };
    return { patch: { lastSeenAt: now }, value: { ...found.session, lastSeenAt: now } };
  });
  // It was locked or ended in between: the next request is told; this one came before.
  return seen ?? session;
};
