import type { LanguageTag } from '#flows/languages/languages.ts';

const names = new Map<LanguageTag, Intl.DisplayNames>();

/** What a language is called in the builder's own. */
export const languageName = (tag: string, own: LanguageTag): string => {
  const known = names.get(own) ?? new Intl.DisplayNames([own], { type: 'language' });
  names.set(own, known);
  try {
    return known.of(tag) ?? tag;
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
