import { Problem } from '#server/errors.ts';
import type { SessionPatch, SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';
import { wayBack } from './relock-policy.ts';
import { standingOf } from './standing.ts';

/** A touch this soon after the last one writes nothing (ms): far below any idle limit, and apps touch often. */
const touchMs = 5000;

/** The person did something: moves the idle limit on. Throws Problem `unauthorized` or `locked` if it ended or was locked meanwhile. */
export const touchSession = (realm: SessionRealm, { id, zone }: Pick<SessionRecord, 'id' | 'zone'>): Promise<SessionRecord> =>
  change(realm, id, zone, (session, now) => (Math.abs(now - session.lastSeenAt) < touchMs ? undefined : { lastSeenAt: now }));

/** Closes the session until its relock entry opens it: our endpoints answer 423, refresh `interaction_required`. */
export const lockSession = (realm: SessionRealm, { id, zone }: Pick<SessionRecord, 'id' | 'zone'>): Promise<SessionRecord> =>
  change(realm, id, zone, (_session, now) => ({ lockedAt: now }));

const change = async (
  realm: SessionRealm,
  id: string,
  zone: string,
  patchOf: (session: SessionRecord, now: number) => SessionPatch | undefined,
): Promise<SessionRecord> => {
  const relock = await realm.relock(zone);
  const changed = await realm.storage.sessions.decide<SessionRecord | 'ended' | 'locked'>(realm.scope, id, (found) => {
    const now = realm.clock.now();
    const standing = found === undefined ? 'ended' : standingOf(found, now, relock);
    if (found === undefined || standing === 'ended') return { value: 'ended' };
    if (standing === 'locked') return { value: 'locked' };
    const patch = patchOf(found.session, now);
    return patch === undefined ? { value: found.session } : { patch, value: { ...found.session, ...patch } };
  });
  if (changed === 'ended') throw new Problem('unauthorized');
  if (changed === 'locked') throw new Problem('locked', wayBack(relock));
  return changed;
};
