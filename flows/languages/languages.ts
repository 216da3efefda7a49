/** The languages the interface speaks, each under its own name. */
export const languages = [
  { tag: 'en', name: 'English', direction: 'ltr' },
  { tag: 'de', name: 'Deutsch', direction: 'ltr' },
  { tag: 'es', name: 'Español', direction: 'ltr' },
  { tag: 'pt', name: 'Português', direction: 'ltr' },
  { tag: 'ar', name: 'العربية', direction: 'rtl' },
] as const;

/** For whoever builds the interface: English in brackets and longer, so that what is not translated, or clipped, is seen. Never offered. */
export const pseudoTag = 'en-XA';

export type LanguageTag = (typeof languages)[number]['tag'] | typeof pseudoTag;

/** The first language of a list of tags (`de-AT`, `pt-BR`) that the interface speaks; English when it speaks none. */
export const chooseLanguage = (wanted: readonly (string | undefined)[]): LanguageTag => {
  for (const tag of wanted) {
    if (tag === pseudoTag) return pseudoTag;
    const base = tag?.split('-')[0]?.toLowerCase();
    const found = languages.find((language) => language.tag === base);
    if (found !== undefined) return found.tag;
  }
  return 'en';
};

export const directionOf = (tag: string): 'ltr' | 'rtl' => languages.find((language) => language.tag === tag)?.direction ?? 'ltr';
