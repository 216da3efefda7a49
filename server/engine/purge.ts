import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../services.ts';

/** Rows one step takes at the most: it never holds the database for long. */
const rows = 500;
/** Between two steps (ms), so that people come first. */
const breath = 10;

/**
 * Deletes what has had its time, step by step until nothing is left: as much as comes in goes out again, however much that is
 * (IN-09). Returns how many rows went. `stopped` ends it early.
 */
export const purge = async ({ storage, clock }: Pick<Services, 'storage' | 'clock'>, stopped: () => boolean = () => false): Promise<number> => {
  const { runs, sessions, counters, tickets, twins, logins, codes, mailbox, worlds, members, invitations, flows } = storage;
  const now = clock.now();
  // Looking for them reads all users who have not been there lately: once an hour is enough.
  const guests = now % 3_600_000 < 60_000 ? [storage.guests] : [];
  let gone = 0;
  for (const port of [runs, sessions, counters, tickets, twins, logins, codes, mailbox, worlds, members, invitations, flows, ...guests]) {
    for (let taken = rows; taken >= rows && !stopped(); ) {
      taken = await port.purge(now, rows);
      gone += taken;
      if (taken >= rows) await pause(breath);
    }
  }
  return gone;
};
