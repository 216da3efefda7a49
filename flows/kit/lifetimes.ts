import * as z from 'zod';
import { phrase } from '../languages/phrase.ts';

const [minute, hour, day] = [60, 3_600, 86_400];

/** Bounds of what a builder may set (MOB-8). Seconds. */
export const lifetimeBounds = {
  accessSeconds: { least: minute, most: day },
  refreshSeconds: { least: 10 * minute, most: 400 * day },
  absoluteSeconds: { least: hour, most: 400 * day },
} as const;

export type Lifetimes = { accessSeconds: number; refreshSeconds: number; absoluteSeconds: number };

/** Ready-made answers to "how long does somebody stay signed in" (MOB-8). */
export const lifetimePresets = {
  'maximum-security': { accessSeconds: 10 * minute, refreshSeconds: 4 * hour, absoluteSeconds: 12 * hour },
  standard: { accessSeconds: 10 * minute, refreshSeconds: 30 * day, absoluteSeconds: 90 * day },
  consumer: { accessSeconds: hour, refreshSeconds: 180 * day, absoluteSeconds: 400 * day },
} as const satisfies Record<string, Lifetimes>;

const outside = {
  accessSeconds: phrase('Access lasts from one minute to one day.'),
  refreshSeconds: phrase('Staying signed in lasts from ten minutes to 400 days.'),
  absoluteSeconds: phrase('The longest visit lasts from one hour to 400 days.'),
} as const;

/** One lifetime within its bounds, in seconds. */
export const lifetime = (key: keyof typeof lifetimeBounds) => {
  const message = outside[key];
  return z.int(message).min(lifetimeBounds[key].least, message).max(lifetimeBounds[key].most, message);
};

/** Which lifetime outlasts the one it depends on, if one does. */
export const lifetimesFault = ({
  accessSeconds,
  refreshSeconds,
  absoluteSeconds,
}: Lifetimes): { field: keyof Lifetimes; message: string } | undefined => {
  if (accessSeconds > refreshSeconds) return { field: 'accessSeconds', message: phrase('Access must not outlast staying signed in.') };
  return refreshSeconds > absoluteSeconds
    ? { field: 'refreshSeconds', message: phrase('Staying signed in must not outlast the longest visit.') }
    : undefined;
};
