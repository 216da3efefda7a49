import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import type { Rect } from './geometry.ts';
import { growZone } from './place-node.ts';

/** Moves what stands right of `fromX` (on the canvas) in a zone by `by`, so that a step fits in between. `rects` are the cards'. */
export const makeRoom = (graph: Draft<Graph>, zone: string, fromX: number, by: number, rects: ReadonlyMap<string, Rect>): void => {
  for (const [id, rect] of rects) {
    const node = graph.nodes[id];
    if (node === undefined || node.zone !== zone || node.parent !== undefined || rect.x < fromX) continue;
    node.position = { x: node.position.x + by, y: node.position.y };
    growZone(graph, zone, { ...rect, x: rect.x + by });
  }
};
