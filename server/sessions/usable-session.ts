import { Problem } from '#server/errors.ts';
import type { FoundSession, SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm } from './caller.ts';
import { standingOf } from './standing.ts';

/**
 * The session, if its holder may use it now. Throws Problem: 401 when there is none or it has ended, 423 while locked, 403
 * when its zone is gone or its client was switched off (FLOW-11, JWT-04).
 */
export const usableSession = async (realm: SessionRealm, found: FoundSession | undefined): Promise<SessionRecord> => {
  const standing = found === undefined ? 'ended' : standingOf(found, realm.clock.now());
  if (found === undefined || standing === 'ended') throw new Problem('unauthorized');
  if (standing === 'locked') throw new Problem('locked');
  const { session } = found;
  const isServed = await realm.hasZone(session.flow, session.zone);
  if (!isServed || (session.client !== null && (await realm.client(session.client))?.status !== 'active')) throw new Problem('forbidden');
  return session;
};
