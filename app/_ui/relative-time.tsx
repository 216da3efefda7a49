'use client';

import { useEffect, useState } from 'react';
import { type Language, useLanguage } from './language.tsx';

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** What writes times in a language; making one is dear, and a table may hold hundreds of times. */
const formats = new Map<string, { relative: Intl.RelativeTimeFormat; exact: Intl.DateTimeFormat }>();
const formatsOf = (tag: string) => {
  const made = formats.get(tag) ?? {
    relative: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    exact: new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }),
  };
  formats.set(tag, made);
  return made;
};

/** "3 minutes ago". `now` and `at` in ms. */
export const relativeWords = (at: number, now: number, { tag, say }: Pick<Language, 'tag' | 'say'>): string => {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return formatsOf(tag).relative.format(Math.trunc(seconds / size), unit);
  }
  return say('just now');
};

/** Relative, with the exact time on hover; keeps itself up to date. `at` in ms. */
export const RelativeTime = ({ at, className }: { at: number; className?: string }) => {
  const language = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return (
    // The server's clock and time zone may differ by a little from the browser's.
    <time dateTime={new Date(at).toISOString()} title={formatsOf(language.tag).exact.format(at)} className={className} suppressHydrationWarning>
      {relativeWords(at, now, language)}
    </time>
  );
};
