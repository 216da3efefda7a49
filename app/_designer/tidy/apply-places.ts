import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { around, difference, type Point, type Rect, type Size } from '../edit/geometry.ts';
import { growZone, zonePadding } from '../edit/place-node.ts';
import { resizeZone } from '../edit/zones.ts';

/** No court is smaller than this, however little stands in it. */
const smallest: Size = { width: 320, height: 200 };

/** What stands in a zone, with the room the zone keeps around it. */
const neededBy = (rects: readonly Rect[], corner: Point): Size => {
  const all = around(rects);
  if (all === undefined) return smallest;
  return {
    width: Math.max(smallest.width, all.x + all.width + zonePadding.side - corner.x),
    height: Math.max(smallest.height, all.y + all.height + zonePadding.side - corner.y),
  };
};

/**
 * Puts the cards of a zone where they belong (top left corners on the canvas). With `fitted` the zone becomes as large as
 * what stands in it; else it only grows. Zones beside it give way.
 */
export const applyPlaces = (
  graph: Draft<Graph>,
  zone: string,
  places: ReadonlyMap<string, Point>,
  rects: ReadonlyMap<string, Rect>,
  fitted: boolean,
): void => {
  const found = graph.zones[zone];
  if (found === undefined) return;
  for (const [id, at] of places) {
    const node = graph.nodes[id];
    if (node !== undefined) node.position = difference(at, found.position);
  }
  const standing = [...rects].flatMap(([id, rect]) => (graph.nodes[id]?.zone === zone ? [{ ...rect, ...places.get(id) }] : []));
  if (fitted) resizeZone(graph, zone, { ...found.position, ...neededBy(standing, found.position) });
  for (const rect of standing) growZone(graph, zone, rect);
};
