import { setImmediate as breathe, setTimeout as rest } from 'node:timers/promises';
import type { ClockPort } from '#flows/kit/ports.ts';

/** However long a unit took, nobody rests longer (ms). */
const longestRest = 250;

/**
 * Does a unit of work, then leaves the process and its database to everybody else for as long as the unit took, and for one turn of the
 * event loop at least: work of many units has half of the time at most, and less the more others have to do (TEN-09).
 */
export const takeTurns = async <T>(clock: ClockPort, unit: () => Promise<T>): Promise<T> => {
  const began = clock.now();
  const made = await unit();
  const took = Math.min(longestRest, clock.now() - began);
  await (took > 0 ? rest(took) : breathe());
  return made;
};
