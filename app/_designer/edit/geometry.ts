import type { Graph, GraphNode, Zone } from '#flows/graph/graph.ts';

export type Point = { x: number; y: number };
export type Size = { width: number; height: number };
export type Rect = Point & Size;

export const grid = 8;
export const snap = ({ x, y }: Point): Point => ({ x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid });
export const sum = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y });
export const difference = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
export const centre = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 });
export const rectOf = (zone: Zone): Rect => ({ ...zone.position, ...zone.size });
export const contains = (rect: Rect, point: Point): boolean =>
  point.x >= rect.x && point.x <= rect.x + rect.width && point.y >= rect.y && point.y <= rect.y + rect.height;
export const intersects = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The smallest rectangle that holds all of them; of none there is none. */
export const around = (rects: readonly Rect[]): Rect | undefined => {
  if (rects.length === 0) return undefined;
  const [left, top] = [Math.min(...rects.map(({ x }) => x)), Math.min(...rects.map(({ y }) => y))];
  return {
    x: left,
    y: top,
    width: Math.max(...rects.map(({ x, width }) => x + width)) - left,
    height: Math.max(...rects.map(({ y, height }) => y + height)) - top,
  };
};

const distance = (rect: Rect, point: Point): number =>
  Math.hypot(Math.max(rect.x - point.x, 0, point.x - rect.x - rect.width), Math.max(rect.y - point.y, 0, point.y - rect.y - rect.height));

/** The zone a point lies in, the smaller one where two overlap; outside of all of them, the nearest. */
export const zoneAt = (zones: Graph['zones'], point: Point): string | undefined =>
  Object.entries(zones)
    .map(([id, zone]) => ({ id, away: distance(rectOf(zone), point), area: zone.size.width * zone.size.height }))
    .sort((a, b) => a.away - b.away || a.area - b.area)[0]?.id;

/** Where a node's top left corner is on the canvas. Children of a container are placed by it. */
export const absolutePosition = (graph: Pick<Graph, 'zones'>, node: GraphNode): Point =>
  sum(graph.zones[node.zone]?.position ?? { x: 0, y: 0 }, node.position);
