import type { Draft } from 'immer';
import { generateKeyBetween } from 'fractional-indexing';
import type { Graph } from '#flows/graph/graph.ts';
import { compareOrder } from '../model/children-of.ts';
import { difference, type Rect, zoneAt, centre } from './geometry.ts';
import { placeNode } from './place-node.ts';

/** A key behind everything there is, for the reading order. */
export const lastOrder = (items: Readonly<Record<string, { order: string }>>): string =>
  generateKeyBetween(Object.values(items).sort(compareOrder).at(-1)?.order ?? null, null);

/** Adds a node at `rect` (on the canvas), set to its type's defaults. */
export const addNode = (graph: Draft<Graph>, id: string, kind: { type: string; version: number }, rect: Rect): void => {
  const zone = zoneAt(graph.zones, centre(rect));
  if (zone === undefined) return;
  const position = difference(rect, graph.zones[zone]?.position ?? { x: 0, y: 0 });
  graph.nodes[id] = { ...kind, zone, order: lastOrder(graph.nodes), position, config: {} };
  placeNode(graph, id, rect);
};
