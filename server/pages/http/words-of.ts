import type { Words } from '../texts/english.ts';
import { wordsIn } from '../texts/words-in.ts';
import type { PageContext } from './page-env.ts';

/** The pages' own words for this request, in the language that steps say theirs in on the same page. */
export const wordsOf = (c: PageContext): Words => {
  const { locale, firstLanguage } = c.get('backdrop');
  return wordsIn(locale, firstLanguage);
};
