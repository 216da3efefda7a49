import { baseOf } from '#flows/languages/base-of.ts';
import { arabic } from './arabic.ts';
import { english, type Words } from './english.ts';
import { german } from './german.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

const catalogues: ReadonlyMap<string, Words> = new Map([
  ['en', english],
  ['de', german],
  ['es', spanish],
  ['pt', portuguese],
  ['ar', arabic],
]);

/**
 * The pages' own words in a language: the tag's base decides (`pt-BR` → `pt`). Where there are none, in the app's first language, then
 * in English: steps say theirs in the same order (`resolveText`), so that a page speaks one language.
 */
export const wordsIn = (locale: string, firstLanguage = 'en'): Words =>
  catalogues.get(baseOf(locale)) ?? catalogues.get(baseOf(firstLanguage)) ?? english;

export const catalogueLanguages: readonly string[] = [...catalogues.keys()];
