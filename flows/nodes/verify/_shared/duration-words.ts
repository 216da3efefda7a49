/** A tag comes from the client: one that no language has, or that is no tag at all, falls back to English. */
const supported = (locale: string): string => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** `5 minutes`, `45 seconds`, in the language of `locale`; in minutes where they come out whole. */
export const durationWords = (seconds: number, locale: string): string => {
  const [value, unit] = seconds >= 60 && seconds % 60 === 0 ? [seconds / 60, 'minute'] : [seconds, 'second'];
  return new Intl.NumberFormat(supported(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(value);
};
