import type { Draft } from 'immer';
import type { Graph, Zone } from '#flows/graph/graph.ts';
import type { Say } from '#flows/languages/say.ts';
import { lastOrder } from './add-node.ts';
import { difference, type Rect, rectOf, sum } from './geometry.ts';
import { newId } from './new-id.ts';

/** A key no other zone has: it is what sessions and tokens will carry. */
const freeKey = (graph: Graph, stem: string): string => {
  const taken = new Set(Object.values(graph.zones).map((zone) => zone.key));
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
};

/** Adds a zone to the right of the others, named in the language of whoever adds it. Returns its id. */
export const addZone = (graph: Draft<Graph>, kind: Zone['kind'], say: Say): string => {
  const id = newId('zone', graph.zones);
  const right = Math.max(0, ...Object.values(graph.zones).map((zone) => zone.position.x + zone.size.width + 48));
  const top = Math.min(...Object.values(graph.zones).map((zone) => zone.position.y), Number.POSITIVE_INFINITY);
  graph.zones[id] = {
    key: freeKey(graph, kind),
    kind,
    name: say(kind === 'secure' ? 'Secure' : 'Public'),
    order: lastOrder(graph.zones),
    position: { x: right, y: Number.isFinite(top) ? top : 0 },
    size: { width: 480, height: 480 },
  };
  return id;
};

/** Moves and resizes a zone to `rect`. What stands in it stays where it is on the canvas while only its edges move. */
export const resizeZone = (graph: Draft<Graph>, id: string, rect: Rect): void => {
  const zone = graph.zones[id];
  if (zone === undefined) return;
  const shift = difference(rectOf(zone), rect);
  zone.position = { x: rect.x, y: rect.y };
  zone.size = { width: rect.width, height: rect.height };
  if (shift.x === 0 && shift.y === 0) return;
  for (const node of Object.values(graph.nodes)) if (node.zone === id && node.parent === undefined) node.position = sum(node.position, shift);
};

/** Only an empty zone can go: its nodes would have nowhere to be. Returns whether it went. */
export const removeZone = (graph: Draft<Graph>, id: string): boolean => {
  if (Object.values(graph.nodes).some((node) => node.zone === id)) return false;
  return delete graph.zones[id];
};
