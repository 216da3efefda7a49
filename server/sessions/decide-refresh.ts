import type { MintedRefresh, ParsedRefresh } from '#server/security/tokens/tokens.ts';
import type { FoundSession, SessionPatch, SessionRecord } from '#server/storage/ports/sessions.ts';
import { refreshExpiry } from './first-refresh.ts';
import type { RelockPolicy } from './relock-policy.ts';
import { standingOf } from './standing.ts';

/** ms in which the token just rotated away still finds its successor (RT-03, RT-04). */
export const graceMs = 10_000;

export type RefreshDecision = {
  patch?: SessionPatch;
  value:
    | { kind: 'rotated'; session: SessionRecord }
    /** The answer was lost: the same successor again. */
    | { kind: 'again'; session: SessionRecord; sealed: string }
    | { kind: 'locked' }
    | { kind: 'reused'; session: SessionRecord }
    | { kind: 'refused' };
};

/**
 * What becomes of a session when a genuine token is presented. Pure, inside one atomic unit: of parallel refreshes the
 * first rotates and the others find themselves holding the predecessor, so the family never forks (RT-03).
 */
export const decideRefresh = ({
  found,
  presented,
  successor,
  client,
  relock,
  now,
}: {
  found: FoundSession | undefined;
  presented: ParsedRefresh;
  /** Minted beforehand, of the generation after the presented one. `sealed` opens with the presented token only. */
  successor: MintedRefresh & { sealed: string };
  client: string | null;
  /** How the session's zone locks now. */
  relock: RelockPolicy | undefined;
  now: number;
}): RefreshDecision => {
  const refresh = found?.session.refresh;
  if (found === undefined || refresh === undefined || refresh === null || found.session.revokedAt !== null) return { value: { kind: 'refused' } };
  const { session } = found;
  const isCurrent = presented.hash === refresh.hash;
  const isPredecessor = presented.hash === refresh.previousHash && refresh.rotatedAt !== null && Math.abs(now - refresh.rotatedAt) <= graceMs;

  // We minted it and it is over: two parties hold this family, and one of them should not (RT-02).
  if (!isCurrent && !isPredecessor) return { patch: { revokedAt: now }, value: { kind: 'reused', session } };
  if (session.client !== client) return { value: { kind: 'refused' } };
  const standing = standingOf(found, now, relock);
  if (standing === 'ended' || refresh.expiresAt <= now) return { value: { kind: 'refused' } };
  if (standing === 'locked') return { value: { kind: 'locked' } };
  if (isPredecessor)
    return refresh.sealedSuccessor === null ? { value: { kind: 'refused' } } : { value: { kind: 'again', session, sealed: refresh.sealedSuccessor } };

  const patch = {
    lastSeenAt: now,
    refresh: {
      generation: presented.generation + 1,
      hash: successor.hash,
      expiresAt: refreshExpiry(session, now),
      previousHash: presented.hash,
      rotatedAt: now,
      sealedSuccessor: successor.sealed,
    },
  };
  return { patch, value: { kind: 'rotated', session: { ...session, ...patch } } };
};
