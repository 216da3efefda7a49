import { inEnglish, type Say, type Values } from '#flows/languages/say.ts';
import { otherWords } from '../find/other-words.ts';
import type { Entry } from './entry.ts';

/** What an entry is called, and what it is found by besides: its English title, and `words` (joined by commas) of both languages. */
export const entryWords = (
  say: Say,
  title: string,
  values: Values | undefined,
  words: string,
  own: readonly string[] = [],
): Pick<Entry, 'title' | 'words'> => ({
  title: say(title, values),
  words: [inEnglish(title, values), ...otherWords(words, say), ...own],
});
