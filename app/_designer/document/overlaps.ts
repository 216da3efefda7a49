import type { GraphPatch } from '#flows/graph/patch.ts';

type Path = GraphPatch['path'];

const touches = (a: Path, b: Path): boolean => {
  const shorter = Math.min(a.length, b.length);
  for (let index = 0; index < shorter; index += 1) if (String(a[index]) !== String(b[index])) return false;
  return true;
};

/** Whether one change looks at or below what another one changes: then their order matters. */
export const overlaps = (mine: readonly GraphPatch[], theirs: readonly GraphPatch[]): boolean =>
  mine.some((patch) => theirs.some((other) => touches(patch.path, other.path)));
