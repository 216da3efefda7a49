import type { Services } from '../services.ts';

/** Who asks: a builder with a live console session. */
export type Actor = {
  member: { id: string; email: string; name: string };
  /** Hash of the session's secret. */
  session: string;
  /** Network address the request came from, for audit. */
  address: string;
};

/** Limits of a console session (SES-03): unused for 12 hours, or 7 days after signing in. ms. */
export const consoleSessionLimits = { idle: 12 * 3_600_000, absolute: 7 * 86_400_000 } as const;

/** How far behind `lastSeenAt` may be, so that reading does not write at every request. ms. */
const touchEvery = 60_000;

/** The builder whose session has this secret; undefined when it is unknown, over, or its member was disabled. */
export const actorOf = async (services: Services, secret: string | undefined, address: string): Promise<Actor | undefined> => {
  if (secret === undefined || secret.length > 200) return undefined;
  const { storage, clock, digest } = services;
  const hash = digest.hash(secret);
  const session = await storage.members.session(hash);
  if (session === undefined || session.memberStatus !== 'active') return undefined;
  const now = clock.now();
  if (session.expiresAt <= now || session.lastSeenAt + consoleSessionLimits.idle <= now) return undefined;
  const member = await storage.members.find(session.member);
  if (member === undefined) return undefined;
  if (session.lastSeenAt + touchEvery <= now) await storage.members.touchSession(hash, now);
  return { member: { id: member.id, email: member.email, name: member.name }, session: hash, address };
};
