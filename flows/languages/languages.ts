import { baseOf } from './base-of.ts';

/** The languages the interface speaks, each under its own name. */
export const languages = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'es', name: 'Español' },
  { tag: 'pt', name: 'Português' },
  { tag: 'ar', name: 'العربية' },
] as const;

/** For whoever builds the interface: English in brackets and longer, so that what is not translated, or clipped, is seen. Never offered. */
export const pseudoTag = 'en-XA';

export type LanguageTag = (typeof languages)[number]['tag'] | typeof pseudoTag;

/** The first language of a list of tags (`de-AT`, `pt-BR`) that the interface speaks; English when it speaks none. */
export const chooseLanguage = (wanted: readonly (string | undefined)[]): LanguageTag => {
  for (const tag of wanted) {
    if (tag === pseudoTag) return pseudoTag;
    const found = languages.find((language) => language.tag === baseOf(tag ?? ''));
    if (found !== undefined) return found.tag;
  }
  return 'en';
};
