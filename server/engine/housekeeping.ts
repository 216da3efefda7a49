import type { Services } from '../services.ts';
import { deliverLeftBehind } from './left-behind.ts';
import { purge } from './purge.ts';

/** How often what ended is purged, and left-behind messages are looked for (ms). */
const purgeEvery = 60_000;
const lookEvery = 5_000;

/** Starts the work behind requests; the returned function stops it and waits for what is under way. */
export const startHousekeeping = (services: Services): (() => Promise<void>) => {
  let stopped = false;
  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    let running: Promise<void> | undefined;
    const run = async () => {
      try {
        await work();
      } catch (error) {
        services.log.error({ error }, `${what} failed`);
      } finally {
        running = undefined;
      }
    };
    // One that takes longer than its interval is not started twice; neither waits for the other.
    const timer = setInterval(() => {
      running ??= run();
    }, ms).unref();
    return async () => {
      clearInterval(timer);
      await running;
    };
  };
  const stops = [
    every(lookEvery, 'delivery of left-behind messages', () => deliverLeftBehind(services)),
    every(purgeEvery, 'purge', () => purge(services, () => stopped)),
  ];
  return async () => {
    stopped = true;
    await Promise.all(stops.map((stop) => stop()));
  };
};
