import { folded } from '../find/parse-find.ts';
import type { Entry } from './entry.ts';

const partsOf = (text: string): string[] => folded(text).split(/[^\p{L}\p{N}]+/u);

/** Whether the letters of a word come in this order, the first one where a word begins: “dpl” for duplicate. */
const isScattered = (text: string, word: string): boolean =>
  partsOf(text).some((part, index, parts) => {
    if (part[0] !== word[0]) return false;
    let at = 0;
    for (const letter of parts.slice(index).join('')) if (letter === word[at]) at += 1;
    return at === word.length;
  });

/** How well a typed word fits: 0 for not at all. */
const scoreOf = ({ title, words }: Pick<Entry, 'title' | 'words'>, word: string): number => {
  const own = partsOf(title);
  if (folded(title).startsWith(word)) return 10;
  if (own.includes(word)) return 9;
  if (own.some((part) => part.startsWith(word))) return 8;
  const others = words.flatMap(partsOf);
  if (others.includes(word)) return 6;
  if (others.some((part) => part.startsWith(word))) return 5;
  if (word.length > 2 && folded(title).replaceAll(/[-\s]/g, '').includes(word)) return 4;
  return word.length > 2 && isScattered(title, word) ? 2 : 0;
};

/**
 * What fits what was typed, by title and words, loosely; the best first, what can be done before what cannot, and of one group
 * together. For nothing typed, all that is not only for who looks for it.
 */
export const findEntries = (entries: readonly Entry[], query: string): readonly Entry[] => {
  const typed = partsOf(query).filter((word) => word !== '');
  if (typed.length === 0) return entries.filter(({ onlyFound }) => onlyFound !== true);
  const found = entries.flatMap((entry) => {
    const scores = typed.map((word) => scoreOf(entry, word));
    if (scores.includes(0)) return [];
    const score = scores.reduce((total, each) => total + each, 0) / scores.length;
    return [{ entry, score: entry.needs === undefined ? score : score / 2 }];
  });
  const best = new Map<string, number>();
  for (const { entry, score } of found) best.set(entry.group, Math.max(best.get(entry.group) ?? 0, score));
  return found
    .sort(
      (a, b) =>
        (best.get(b.entry.group) ?? 0) - (best.get(a.entry.group) ?? 0) ||
        (a.entry.group < b.entry.group ? -1 : a.entry.group > b.entry.group ? 1 : b.score - a.score),
    )
    .map(({ entry }) => entry);
};
