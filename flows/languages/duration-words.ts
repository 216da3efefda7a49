/** A tag comes from the client: one that no language has, or that is no tag at all, falls back to English. */
const supported = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

// Western digits everywhere, as in codes and counts beside it.
const wordsFor = (seconds: number, locale: string): string => {
  const whole = seconds >= 60 && seconds % 60 === 0;
  const [count, unit] = whole ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(supported(locale), { style: 'unit', unit, unitDisplay: 'long', numberingSystem: 'latn' }).format(count);
};

// Finding them takes 20 µs, and steps have few lifetimes. Bounded, because a tag may be any text.
const known = new Map<string, string>();
const mostKnown = 1_000;

/** `5 minutes`, `45 seconds`, in the language of `locale`; in minutes where they come out whole. */
export const durationWords = (seconds: number, locale: string): string => {
  const key = `${seconds} ${locale}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const words = wordsFor(seconds, locale);
  known.set(key, words);
  return words;
};
