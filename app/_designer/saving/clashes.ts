import type { Graph } from '#flows/graph/graph.ts';
import { isSamePlace, type Place, placeOf } from '#flows/graph/overlaps.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { atPlace } from './at-place.ts';

/** One side of a conflict: what it changed, and the drawing with that. */
export type Changed = { graph: Graph; patches: readonly GraphPatch[] };

export const placeKey = (place: Place): string => JSON.stringify(place);

const distinct = (places: readonly Place[]): Place[] => {
  // One that holds another stands for both.
  const outermost = places.filter((place) => !places.some((other) => other.length < place.length && isSamePlace(place, other)));
  return [...new Map(outermost.map((place) => [placeKey(place), place])).values()];
};

/** Steps, containers and zones that what I changed needs, and that they took away. */
const missed = (mine: Changed, theirs: Graph): Place[] => {
  const touched = mine.patches.map(placeOf);
  const needs = touched.flatMap(([collection, id = '']): Place[] => {
    const edge = collection === 'edges' ? mine.graph.edges[id] : undefined;
    const node = collection === 'nodes' ? mine.graph.nodes[id] : undefined;
    return [
      ...(edge === undefined
        ? []
        : [
            ['nodes', edge.from],
            ['nodes', edge.to],
          ]),
      ...(node?.parent === undefined ? [] : [['nodes', node.parent]]),
      ...(node === undefined ? [] : [['zones', node.zone]]),
    ];
  });
  return needs.filter((place) => atPlace(mine.graph, place) !== undefined && atPlace(theirs, place) === undefined);
};

/**
 * Places that both sides changed, or that mine needs and theirs took away (EDITOR 13): there somebody must choose,
 * everywhere else both changes stand. Without a record of what they changed, every place of mine that is different there.
 */
export const clashesOf = (mine: Changed, theirs: { graph: Graph; patches?: readonly GraphPatch[] }): Place[] => {
  const own = mine.patches.map(placeOf);
  if (theirs.patches === undefined)
    return distinct(own.filter((place) => JSON.stringify(atPlace(mine.graph, place)) !== JSON.stringify(atPlace(theirs.graph, place))));
  const others = theirs.patches.map(placeOf);
  const shared = own.flatMap((place) =>
    others.filter((other) => isSamePlace(place, other)).map((other) => (other.length < place.length ? other : place)),
  );
  return distinct([...shared, ...missed(mine, theirs.graph)]);
};
