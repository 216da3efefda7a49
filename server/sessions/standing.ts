import type { FoundSession } from '#server/storage/ports/sessions.ts';
import type { RelockPolicy } from './relock-policy.ts';

/** `locked` comes back with its relock entry; `ended` never does, whatever ended it. */
export type Standing = 'live' | 'locked' | 'ended';

/**
 * What a session is worth at this moment, by the server's clock: its absolute end, its idle limit since it was last seen,
 * revocation, whether its user still may, and how its zone locks now (SES-03, FLOW-11, MOB-9). Pure; judged at every
 * request (JWT-04).
 */
export const standingOf = ({ session, userStatus }: FoundSession, now: number, relock: RelockPolicy | undefined): Standing => {
  const unused = now - session.lastSeenAt;
  const userGone = session.user !== null && userStatus !== 'active';
  if (session.revokedAt !== null || session.absoluteUntil <= now || unused >= session.refreshSeconds * 1000 || userGone) return 'ended';
  if (session.lockedAt !== null) return 'locked';
  return relock?.idleSeconds !== undefined && unused >= relock.idleSeconds * 1000 ? 'locked' : 'live';
};
