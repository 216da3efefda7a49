import type { PhraseValues } from '../protocol/challenge.ts';
import { durationWords } from '../languages/duration-words.ts';

/** What a slot takes, as words of `language`. */
export const wordsOfValue = (value: PhraseValues[string], language: string): string =>
  typeof value === 'string' ? value : durationWords(value.seconds, language);
