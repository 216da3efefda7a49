import { phrase } from '#flows/languages/phrase.ts';
import type { Mark } from './drawing.ts';

/** Said where they are shown. */
export const markWords: Readonly<Record<Mark, string>> = {
  added: phrase('Added'),
  removed: phrase('Removed'),
  changed: phrase('Changed'),
  mine: phrase('Yours'),
  theirs: phrase('Theirs'),
  both: phrase('Both changed it'),
  failed: phrase('Failed here'),
};
