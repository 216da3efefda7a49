import { type LanguageTag, pseudoTag } from './languages.ts';
import { type Catalog, createSay, inEnglish, type Say } from './say.ts';

const catalogs: Readonly<Record<Exclude<LanguageTag, 'en' | typeof pseudoTag>, () => Promise<{ catalog: Catalog }>>> = {
  de: () => import('./catalogs/de.ts'),
  es: () => import('./catalogs/es.ts'),
  pt: () => import('./catalogs/pt.ts'),
  ar: () => import('./catalogs/ar.ts'),
};

/** As long as the longest of the languages: about a third more than English, short words more than that. It breaks as words do. */
const padding = (words: string): string => '~'.repeat(Math.ceil(words.length * 0.3) + 1).replaceAll('~'.repeat(12), '$&\u200b');

const pseudo: Say = (text, values) => {
  const words = inEnglish(text, values);
  return `⟦${words}${padding(words)}⟧`;
};

const loaded = new Map<LanguageTag, Promise<Say>>();

/** Loads a language's words, once. */
export const loadSay = (tag: LanguageTag): Promise<Say> => {
  const known = loaded.get(tag);
  if (known !== undefined) return known;
  const loading =
    tag === 'en'
      ? Promise.resolve(inEnglish)
      : tag === pseudoTag
        ? Promise.resolve(pseudo)
        : catalogs[tag]().then(({ catalog }) => createSay(tag, catalog));
  loaded.set(tag, loading);
  // Words that could not be fetched are asked for again.
  loading.catch(() => loaded.delete(tag));
  return loading;
};
