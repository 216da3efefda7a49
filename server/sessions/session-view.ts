import type { WireSession } from '#flows/protocol/session.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import { type RelockPolicy, wireRelock } from './relock-policy.ts';

/** A session as its holder sees it. */
export const sessionView = (session: SessionRecord, relock: RelockPolicy | undefined): WireSession => ({
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
  ...(relock && { relock: wireRelock(relock) }),
});

const instant = (at: number): string => new Date(at).toISOString();
