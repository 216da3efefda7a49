'use client';

import { useEffect, useState } from 'react';

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });

/** "3 minutes ago". `now` and `at` in ms. */
export const relativeWords = (at: number, now: number): string => {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return 'just now';
};

/** Relative, with the exact time on hover; keeps itself up to date. `at` in ms. */
export const RelativeTime = ({ at, className }: { at: number; className?: string }) => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    // The server's clock and time zone may differ by a little from the browser's.
    <time dateTime={new Date(at).toISOString()} title={exact.format(at)} className={className} suppressHydrationWarning>
      {relativeWords(at, now)}
    </time>
  );
};
