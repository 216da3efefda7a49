import type { Graph, GraphNode } from '#flows/graph/graph.ts';

/** Ids of a container's children, in the order they are tried. */
export const childrenOf = (nodes: Graph['nodes'], parent: string): string[] =>
  Object.entries(nodes)
    .filter(([, node]) => node.parent === parent)
    .sort(([idA, a], [idB, b]) => compareOrder(a, b) || (idA < idB ? -1 : 1))
    .map(([id]) => id);

/** Fractional keys compare as plain strings, not by a locale. */
export const compareOrder = (a: Pick<GraphNode, 'order'>, b: Pick<GraphNode, 'order'>): number =>
  a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
