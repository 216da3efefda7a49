const names = new Intl.DisplayNames(['en'], { type: 'language' });

export const languageName = (tag: string): string => {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
};

/** Languages offered to begin with; any other can be added by its tag. */
export const commonLanguages = [
  'en',
  'de',
  'es',
  'pt',
  'fr',
  'it',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'hu',
  'ro',
  'uk',
  'tr',
  'ar',
  'he',
  'hi',
  'ja',
  'ko',
  'zh',
] as const;
