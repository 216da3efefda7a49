import type { LanguageTag } from '#flows/languages/languages.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Services } from '../services.ts';

/** Who asks: a builder with a live console session. */
export type Actor = {
  member: { id: string; email: string; name: string };
  /** Hash of the session's secret. */
  session: string;
  /** Network address the request came from, for audit. */
  address: string;
  /** What the page speaks that they ask from. */
  language: LanguageTag;
  say: Say;
};

/** Limits of a console session (SES-03): unused for 12 hours, or 7 days after signing in. ms. */
export const consoleSessionLimits = { idle: 12 * 3_600_000, absolute: 7 * 86_400_000 } as const;

/** How far behind `lastSeenAt` may be, so that reading does not write at every request. ms. */
const touchEvery = 60_000;

/** The session, unless it is over or its member was disabled. Looking at it is no use of it. */
const liveSession = async ({ storage, clock }: Services, hash: string) => {
  const session = await storage.members.session(hash);
  if (session === undefined || session.memberStatus !== 'active') return undefined;
  const now = clock.now();
  return session.expiresAt <= now || session.lastSeenAt + consoleSessionLimits.idle <= now ? undefined : session;
};

/** Whether the builder is still signed in: for what goes on after a request was let in (SES-04). */
export const isSignedIn = async (services: Services, actor: Actor): Promise<boolean> => (await liveSession(services, actor.session)) !== undefined;

/**
 * The builder whose session has this secret; undefined when it is unknown, over, or its member was disabled. `used`: whether
 * asking counts as using the session, which an open page that only listens does not.
 */
export const actorOf = async (
  services: Services,
  secret: string | undefined,
  address: string,
  used = true,
): Promise<Omit<Actor, 'language' | 'say'> | undefined> => {
  if (secret === undefined || secret.length > 200) return undefined;
  const { storage, clock, digest } = services;
  const hash = digest.hash(secret);
  const session = await liveSession(services, hash);
  if (session === undefined) return undefined;
  const member = await storage.members.find(session.member);
  if (member === undefined) return undefined;
  const now = clock.now();
  if (used && session.lastSeenAt + touchEvery <= now) await storage.members.touchSession(hash, now);
  return { member: { id: member.id, email: member.email, name: member.name }, session: hash, address };
};
