import type { Services } from '../services.ts';
import { deliverLeftBehind } from './left-behind.ts';

/** How often what ended is purged, and left-behind messages are looked for (ms). */
const purgeEvery = 60_000;
const lookEvery = 5_000;
/** Rows one purge of one table takes at most: it never holds the database for long. */
const rows = 500;

const purge = async (services: Services): Promise<void> => {
  const now = services.clock.now();
  const { runs, sessions, counters, tickets, codes, mailbox, worlds, members } = services.storage;
  for (const port of [runs, sessions, counters, tickets, codes, mailbox, worlds, members]) await port.purge(now, rows);
};

/** Starts the work behind requests; the returned function stops it and waits for what is under way. */
export const startHousekeeping = (services: Services): (() => Promise<void>) => {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const every = (ms: number, what: string, work: () => Promise<unknown>) => setInterval(() => {
    running = running.then(async () => {
      if (stopped) return;
      try {
        await work();
      } catch (error) {
        services.log.error({ error }, `${what} failed`);
      }
    });
  }, ms).unref();
  const timers = [
    every(lookEvery, 'delivery of left-behind messages', () => deliverLeftBehind(services)),
    every(purgeEvery, 'purge', () => purge(services)),
  ];
  return async () => {
    stopped = true;
    for (const timer of timers) clearInterval(timer);
    await running;
  };
};
