import type { OutlineItem } from './derive-outline.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What a key does to an outline: go to another line, open or close this one, or use it. */
export type OutlineMove = { go: string } | { fold: string; open: boolean } | { use: OutlineItem };

const keyAt = (rows: readonly OutlineRow[], index: number): OutlineMove | undefined => {
  const row = rows[index];
  return row === undefined ? undefined : { go: row.item.key };
};

/** Letters go to the next line that begins with them, from the one after this; what is typed on goes on from this one. */
const typed = (rows: readonly OutlineRow[], at: number, letters: string, titleOf: (item: OutlineItem) => string): OutlineMove | undefined => {
  const from = letters.length === 1 ? at + 1 : at;
  const wanted = letters.toLowerCase();
  const found = [...rows.slice(from), ...rows.slice(0, from)].find(({ item }) => titleOf(item).toLowerCase().startsWith(wanted));
  return found === undefined ? undefined : { go: found.item.key };
};

/** Where lines run from right to left, so do levels (WAI-ARIA, tree): left opens, right closes. */
const turned: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** The keys of a tree (ARIA's tree pattern). `letters`: what has been typed in one go, this key included. */
export const outlineKey = (
  rows: readonly OutlineRow[],
  here: string,
  key: string,
  letters: string,
  titleOf: (item: OutlineItem) => string,
  direction: 'ltr' | 'rtl' = 'ltr',
): OutlineMove | undefined => {
  const at = rows.findIndex(({ item }) => item.key === here);
  const row = rows[at];
  if (row === undefined) return undefined;
  switch (direction === 'rtl' ? (turned[key] ?? key) : key) {
    case 'ArrowDown':
      return keyAt(rows, at + 1);
    case 'ArrowUp':
      return keyAt(rows, at - 1);
    case 'Home':
      return keyAt(rows, 0);
    case 'End':
      return keyAt(rows, rows.length - 1);
    case 'ArrowRight':
      if (row.open === false) return { fold: here, open: true };
      return row.open === true ? keyAt(rows, at + 1) : undefined;
    case 'ArrowLeft':
      if (row.open === true) return { fold: here, open: false };
      return row.parent === undefined ? undefined : { go: row.parent };
    case 'Enter':
      return { use: row.item };
    case ' ':
      return letters.length > 1 ? typed(rows, at, letters, titleOf) : { use: row.item };
    default:
      return key.length === 1 ? typed(rows, at, letters, titleOf) : undefined;
  }
};
