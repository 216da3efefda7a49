import type { GraphPatch } from '#flows/graph/patch.ts';

/** One undoable thing the builder did, with the patches that do it and undo it. */
export type HistoryStep = {
  id: number;
  /** In the builder's words, past undo and redo: "Move Code by e-mail". */
  label: string;
  patches: readonly GraphPatch[];
  inverse: readonly GraphPatch[];
  /** Edits of one burst (typing in a field, arrow keys on a node) are one step while they follow each other closely. */
  burst?: string;
  at: number;
  /** What was selected before it, so that undoing brings that back too (EDITOR-03). */
  selected?: readonly string[];
};

const samePaths = (a: readonly GraphPatch[], b: readonly GraphPatch[]): boolean =>
  a.length === b.length && a.every((patch, index) => patch.path.join('\0') === b[index]?.path.join('\0'));

/** The two steps as one. Replacing the same places again keeps only the last value, so a long burst stays small. */
export const joinSteps = (first: HistoryStep, second: HistoryStep): HistoryStep => {
  const again = samePaths(first.patches, second.patches) && second.patches.every((patch) => patch.op === 'replace');
  return {
    ...first,
    at: second.at,
    patches: again
      ? second.patches.map((patch, index) => ({ ...patch, op: first.patches[index]?.op ?? patch.op }))
      : [...first.patches, ...second.patches],
    inverse: again ? first.inverse : [...second.inverse, ...first.inverse],
  };
};
