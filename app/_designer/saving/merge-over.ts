import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { isSamePlace, type Place, placeOf } from '#flows/graph/overlaps.ts';
import { atPlace, putAtPlace } from './at-place.ts';
import type { Changed } from './clashes.ts';

export type Side = 'mine' | 'theirs';

/** An edge whose step is gone, a method whose container is gone: they cannot stand by themselves. */
const dropHanging = (graph: Draft<Graph>): void => {
  for (const [id, edge] of Object.entries(graph.edges)) {
    if (graph.nodes[edge.from] === undefined || graph.nodes[edge.to] === undefined) delete graph.edges[id];
  }
  const [first] = Object.keys(graph.zones);
  for (const node of Object.values(graph.nodes)) {
    if (node.parent !== undefined && graph.nodes[node.parent] === undefined) delete node.parent;
    if (graph.zones[node.zone] === undefined && first !== undefined) node.zone = first;
    if (node.group !== undefined && graph.groups?.[node.group] === undefined) delete node.group;
  }
};

/** Puts my changes over the newest draft; where both changed the same place, whichever side is chosen. */
export const mergeOver = (theirs: Draft<Graph>, mine: Changed, clashes: readonly Place[], choose: (clash: Place) => Side): void => {
  for (const clash of clashes) if (choose(clash) === 'mine') putAtPlace(theirs, clash, atPlace(mine.graph, clash));
  for (const place of mine.patches.map(placeOf)) {
    if (!clashes.some((clash) => isSamePlace(clash, place))) putAtPlace(theirs, place, atPlace(mine.graph, place));
  }
  dropHanging(theirs);
};
