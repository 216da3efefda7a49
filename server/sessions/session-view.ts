import type { SessionRecord } from '#server/storage/ports/sessions.ts';

/** A session as its holder sees it. Instants are RFC 3339. */
export type SessionView = {
  session: string;
  sub: string;
  zone: { key: string; kind: 'public' | 'secure' };
  amr: readonly string[];
  acr: string;
  authenticated_at: string;
  last_seen_at: string;
  /** When it ends if it is not touched or refreshed before. */
  idle_until: string;
  /** When it ends in any case. */
  absolute_until: string;
  locked: boolean;
};

export const sessionView = (session: SessionRecord): SessionView => ({
  session: session.id,
  sub: session.user ?? session.id,
  zone: { key: session.zone, kind: session.zoneKind },
  amr: session.amr,
  acr: session.acr,
  authenticated_at: instant(session.authTime),
  last_seen_at: instant(session.lastSeenAt),
  idle_until: instant(Math.min(session.lastSeenAt + session.refreshSeconds * 1000, session.absoluteUntil)),
  absolute_until: instant(session.absoluteUntil),
  locked: session.lockedAt !== null,
});

const instant = (at: number): string => new Date(at).toISOString();
