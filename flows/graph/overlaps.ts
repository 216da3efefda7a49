import type { GraphPatch } from './patch.ts';

/** Whether one change looks at or below what another one changes: then the order of the two matters. */
export const overlaps = (mine: readonly GraphPatch[], theirs: readonly GraphPatch[]): boolean => {
  const others = theirs.map(place);
  return mine.map(place).some((own) => others.some((other) => contains(own, other)));
};

/** A list is one place: positions in it shift, so that two changes to the same list never merge. */
const place = ({ path }: GraphPatch): GraphPatch['path'] => {
  const list = path.findIndex((key) => typeof key === 'number' || key === 'length');
  return list === -1 ? path : path.slice(0, list);
};

/** Either way round. */
const contains = (a: GraphPatch['path'], b: GraphPatch['path']): boolean => {
  const shorter = a.length < b.length ? a : b;
  return shorter.every((_, index) => a[index] === b[index]);
};
