import type { GraphPatch } from '#flows/graph/patch.ts';

type Path = GraphPatch['path'];

/** A list is one place: positions in it shift. The server judges alike (`flows/graph/rebase.ts`). */
const place = ({ path }: GraphPatch): Path => {
  const list = path.findIndex((key) => typeof key === 'number' || key === 'length');
  return list === -1 ? path : path.slice(0, list);
};

const touches = (a: Path, b: Path): boolean => {
  const shorter = a.length < b.length ? a : b;
  return shorter.every((_, index) => a[index] === b[index]);
};

/** Whether one change looks at or below what another one changes: then their order matters. */
export const overlaps = (mine: readonly GraphPatch[], theirs: readonly GraphPatch[]): boolean => {
  const others = theirs.map(place);
  return mine.map(place).some((own) => others.some((other) => touches(own, other)));
};
