import type { FoundSession } from '#server/storage/ports/sessions.ts';

/** `locked` comes back with its relock entry; `ended` never does, whatever ended it. */
export type Standing = 'live' | 'locked' | 'ended';

/**
 * What a session is worth at this moment, by the server's clock: its absolute end, its idle limit since it was last seen,
 * revocation, and whether its user still may (SES-03, FLOW-11). Pure; judged at every request (JWT-04).
 */
export const standingOf = ({ session, userStatus }: FoundSession, now: number): Standing => {
  const idle = now - session.lastSeenAt >= session.refreshSeconds * 1000;
  const userGone = session.user !== null && userStatus !== 'active';
  if (session.revokedAt !== null || session.absoluteUntil <= now || idle || userGone) return 'ended';
  return session.lockedAt === null ? 'live' : 'locked';
};
