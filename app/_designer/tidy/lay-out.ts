import type { ElkExtendedEdge, ElkNode, LayoutOptions } from 'elkjs/lib/elk-api.js';
import { grid, intersects, type Point, type Rect, snap } from '../edit/geometry.ts';
import type { Box, TidyJob } from './tidy-job.ts';

/** The layout engine: elkjs in a worker, or in this thread where there is none. */
export type Engine = { layout(graph: ElkNode): Promise<ElkNode> };

const options: LayoutOptions = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.spacing.nodeNode': '40',
  'elk.layered.spacing.nodeNodeBetweenLayers': '80',
  'elk.spacing.componentComponent': '48',
  // Ways that come first among the outcomes stay above those that come later.
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
};
/** Around the steps of a group, whose name stands in the top. */
const groupOptions: LayoutOptions = { 'elk.padding': '[top=40,left=16,bottom=16,right=16]' };
/** Kept free around what stays where it is. */
const clear = 3 * grid;

const input = (id: string): string => `in:${id}`;
const port = (id: string, outcome: string): string => `out:${id}:${outcome}`;

const nodeOf = (box: Box): ElkNode => ({
  id: box.id,
  width: box.width,
  height: box.height,
  layoutOptions: { 'elk.portConstraints': 'FIXED_POS', ...(box.entry ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}) },
  ports: [
    ...(box.entry ? [] : [{ id: input(box.id), x: 0, y: box.inputY, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'WEST' } }]),
    ...box.ports.map(({ outcome, y }) => ({
      id: port(box.id, outcome),
      x: box.width,
      y,
      width: 0,
      height: 0,
      layoutOptions: { 'elk.port.side': 'EAST' },
    })),
  ],
});

const graphOf = ({ boxes, wires }: TidyJob): ElkNode => {
  const groups = new Set(boxes.flatMap(({ group }) => group ?? []));
  const inputs = new Set(boxes.filter((box) => !box.entry).map((box) => box.id));
  const ports = new Set(boxes.flatMap((box) => box.ports.map(({ outcome }) => port(box.id, outcome))));
  const edges = wires
    .filter(({ from, outcome, to }) => inputs.has(to) && ports.has(port(from, outcome)))
    .map(({ from, outcome, to }, index): ElkExtendedEdge => ({ id: `wire:${index}`, sources: [port(from, outcome)], targets: [input(to)] }));
  return {
    id: 'zone',
    layoutOptions: options,
    children: [
      ...[...groups].map(
        (group): ElkNode => ({ id: `group:${group}`, layoutOptions: groupOptions, children: boxes.filter((box) => box.group === group).map(nodeOf) }),
      ),
      ...boxes.filter((box) => box.group === undefined).map(nodeOf),
    ],
    edges,
  };
};

const placesIn = (node: ElkNode, offset: Point, boxes: ReadonlySet<string>): (readonly [string, Point])[] =>
  (node.children ?? []).flatMap((child) => {
    const at = { x: offset.x + (child.x ?? 0), y: offset.y + (child.y ?? 0) };
    return boxes.has(child.id) ? [[child.id, at] as const] : placesIn(child, at, boxes);
  });

const grown = (rect: Rect, by: number): Rect => ({ x: rect.x - by, y: rect.y - by, width: rect.width + 2 * by, height: rect.height + 2 * by });

/** Lower, until nothing lies in the way: whatever the engine did not know of is kept clear of. */
const lowered = (rect: Rect, taken: readonly Rect[]): Rect => {
  const hit = taken.find((other) => intersects(grown(other, clear - 1), rect));
  return hit === undefined ? rect : lowered({ ...rect, y: Math.ceil((hit.y + hit.height + clear) / grid) * grid }, taken);
};

/**
 * Where each box goes, top left corners on the canvas (EDITOR 19): along the outcomes from left to right, outcomes that
 * come first above those that come later, on the grid, and no box over another one or over an obstacle.
 */
export const layOut = async (job: TidyJob, engine: Engine): Promise<ReadonlyMap<string, Point>> => {
  const laid = await engine.layout(graphOf(job));
  const sizes = new Map(job.boxes.map((box) => [box.id, box]));
  const found = placesIn(laid, { x: 0, y: 0 }, new Set(sizes.keys()));
  const [left, top] = [Math.min(...found.map(([, { x }]) => x)), Math.min(...found.map(([, { y }]) => y))];
  const taken: Rect[] = [...job.obstacles];
  const places = new Map<string, Point>();
  for (const [id, at] of found.toSorted(([, a], [, b]) => a.y - b.y || a.x - b.x)) {
    const { width = 0, height = 0 } = sizes.get(id) ?? {};
    const rect = lowered({ ...snap({ x: job.origin.x + at.x - left, y: job.origin.y + at.y - top }), width, height }, taken);
    taken.push(rect);
    places.set(id, { x: rect.x, y: rect.y });
  }
  return places;
};
