import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { centre, difference, intersects, type Point, type Rect, rectOf, sum, zoneAt } from './geometry.ts';
import { moveNotesIn } from './notes-in.ts';

/** Room a zone keeps around what stands in it; its name stands in the top. */
export const zonePadding = { side: 24, top: 56 } as const;

const overlapY = (a: Rect, b: Rect): boolean => a.y < b.y + b.height && b.y < a.y + a.height;
const overlapX = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width;

/** Zones beside one that grows give way, and those beside them: courts never lie over each other. */
const pushZones = (graph: Draft<Graph>, id: string, before: Rect): void => {
  const grown = graph.zones[id];
  if (grown === undefined) return;
  const now = rectOf(grown);
  for (const [other, zone] of Object.entries(graph.zones)) {
    const old = rectOf(zone);
    if (other === id || !intersects(now, old) || intersects(before, old)) continue;
    const aside = overlapY(before, old);
    const by = {
      x: !aside || !overlapX(now, old) ? 0 : old.x >= before.x + before.width ? now.x + now.width - (before.x + before.width) : now.x - before.x,
      y: aside || !overlapY(now, old) ? 0 : old.y >= before.y + before.height ? now.y + now.height - (before.y + before.height) : now.y - before.y,
    };
    zone.position = sum(zone.position, by);
    moveNotesIn(graph, old, by);
    pushZones(graph, other, old);
  }
};

/** Makes a zone large enough for `rect` (on the canvas). Growing to the left or up keeps everything in it where it is. */
export const growZone = (graph: Draft<Graph>, id: string, rect: Rect): void => {
  const zone = graph.zones[id];
  if (zone === undefined) return;
  const before = rectOf(zone);
  const left = Math.max(0, zone.position.x - (rect.x - zonePadding.side));
  const up = Math.max(0, zone.position.y - (rect.y - zonePadding.top));
  if (left > 0 || up > 0) {
    zone.position = { x: zone.position.x - left, y: zone.position.y - up };
    for (const node of Object.values(graph.nodes)) {
      if (node.zone === id && node.parent === undefined) node.position = { x: node.position.x + left, y: node.position.y + up };
    }
  }
  const width = Math.max(zone.size.width + left, rect.x + rect.width + zonePadding.side - zone.position.x);
  const height = Math.max(zone.size.height + up, rect.y + rect.height + zonePadding.side - zone.position.y);
  if (width !== zone.size.width || height !== zone.size.height) zone.size = { width, height };
  pushZones(graph, id, before);
};

/** Puts a node and what is in it into a zone, its top left corner at `at` on the canvas. */
export const putInZone = (graph: Draft<Graph>, id: string, zoneId: string, at: Point): void => {
  const [node, zone] = [graph.nodes[id], graph.zones[zoneId]];
  if (node === undefined || zone === undefined) return;
  if (node.zone !== zoneId) {
    node.zone = zoneId;
    for (const child of Object.values(graph.nodes)) if (child.parent === id) child.zone = zoneId;
  }
  const position = difference(at, zone.position);
  if (node.position.x !== position.x || node.position.y !== position.y) node.position = position;
};

/**
 * Puts a node at `rect` (on the canvas): it belongs to the zone its middle lies in, or to the nearest one, which grows
 * to hold it. What is in a container goes with it. `middle`: of the card as it is drawn, where that is smaller than `rect`.
 */
export const placeNode = (graph: Draft<Graph>, id: string, rect: Rect, middle: Point = centre(rect)): void => {
  const zone = zoneAt(graph.zones, middle);
  if (zone === undefined) return;
  putInZone(graph, id, zone, rect);
  growZone(graph, zone, rect);
};
