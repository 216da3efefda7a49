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

/** The pages' own words in a language: the tag's base decides (`pt-BR` → `pt`), English where there is none. */
export const wordsIn = (locale: string): Words => catalogues.get(locale.split('-')[0]?.toLowerCase() ?? '') ?? english;

export const catalogueLanguages: readonly string[] = [...catalogues.keys()];
