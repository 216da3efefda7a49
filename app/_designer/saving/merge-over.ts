import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { isSamePlace, type Place, placeOf } from '#flows/graph/overlaps.ts';
import { atPlace, putAtPlace } from './at-place.ts';
import type { Changed } from './clashes.ts';
import { dropHanging } from './drop-hanging.ts';

export type Side = 'mine' | 'theirs';

/** Puts my changes over the newest draft; where both changed the same place, whichever side is chosen. */
export const mergeOver = (theirs: Draft<Graph>, mine: Changed, clashes: readonly Place[], choose: (clash: Place) => Side): void => {
  for (const clash of clashes) if (choose(clash) === 'mine') putAtPlace(theirs, clash, atPlace(mine.graph, clash));
  for (const place of mine.patches.map(placeOf)) {
    if (!clashes.some((clash) => isSamePlace(clash, place))) putAtPlace(theirs, place, atPlace(mine.graph, place));
  }
  dropHanging(theirs);
};
