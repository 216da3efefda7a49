import { type Counter, countOne } from '#flows/kit/counting.ts';
import type { Guard } from '#flows/kit/effect.ts';
import type { Ticket } from '#flows/kit/effect.ts';

/** A counter at rest. From `expiresAt` (ms) on it is as if it had never been, and may be purged. */
export type StoredCounter = Counter & { expiresAt: number };

/** A throttled key is forgotten after a day without a try; the longest waits would have allowed more tries by then. */
const quietMs = 24 * 3_600_000;

/** The counter, unless its time is over. */
export const alive = (counter: StoredCounter | undefined, now: number): StoredCounter | undefined =>
  counter !== undefined && counter.expiresAt > now ? counter : undefined;

/** The counter after one more try under a guard, or undefined: the guard does not hold. Pure; `now` in ms. */
export const applyGuard = (
  guard: Extract<Guard, { kind: 'count' | 'throttle' }>,
  stored: StoredCounter | undefined,
  now: number,
): StoredCounter | undefined => {
  const counter = countOne(alive(stored, now), guard, now);
  return counter && { ...counter, expiresAt: counter.until ?? Math.max(counter.blockedUntil ?? 0, now) + quietMs };
};

/** Whether a ticket may still be spent. */
export const spendable = (ticket: (Pick<Ticket, 'expiresAt'> & { spentAt: number | null }) | undefined, now: number): boolean =>
  ticket !== undefined && ticket.spentAt === null && ticket.expiresAt > now;
