import type { GraphPatch } from './patch.ts';

/** Whether one change looks at or below what another one changes: then the order of the two matters. */
export const overlaps = (mine: readonly GraphPatch[], theirs: readonly GraphPatch[]): boolean => {
  const others = theirs.map(placeOf);
  return mine.map(placeOf).some((own) => others.some((other) => isSamePlace(own, other)));
};

export type Place = GraphPatch['path'];

/** What a change changes. A list is one place: positions in it shift, so that two changes to the same list never merge. */
export const placeOf = ({ path }: GraphPatch): Place => {
  const list = path.findIndex((key) => typeof key === 'number' || key === 'length');
  return list === -1 ? path : path.slice(0, list);
};

/** Whether one place is, holds or is held by the other. */
export const isSamePlace = (a: Place, b: Place): boolean => {
  const shorter = a.length < b.length ? a : b;
  return shorter.every((_, index) => a[index] === b[index]);
};
