import type { Graph, MarkColour } from '#flows/graph/graph.ts';
import { around, type Point, type Size } from '../edit/geometry.ts';
import { compareOrder } from './children-of.ts';
import type { Card } from './derive-model.ts';
import { equalValues } from './equal-values.ts';

/** One group as it is to be drawn around its steps. The object stays the same as long as nothing on it changes. */
export type GroupFrame = {
  id: string;
  name: string;
  colour: MarkColour;
  zone: string;
  /** Its steps, in reading order. */
  members: readonly string[];
  /** Its steps and what is in those that are containers. */
  inside: readonly string[];
  /** From its zone. */
  position: Point;
  size: Size;
};

/** Room a group keeps around its steps; its name stands in the top. */
export const groupPadding = { side: 16, top: 36 } as const;

/** The frame around steps that stand at these places. */
export const frameAround = (rects: Parameters<typeof around>[0]): { position: Point; size: Size } | undefined => {
  const bounds = around(rects);
  return (
    bounds && {
      position: { x: bounds.x - groupPadding.side, y: bounds.y - groupPadding.top },
      size: { width: bounds.width + 2 * groupPadding.side, height: bounds.height + groupPadding.top + groupPadding.side },
    }
  );
};

/** The groups of a graph around its cards, in their order; one without cards of one zone is not drawn. `last`: what was found the last time. */
export const deriveGroups = (
  { groups = {} }: Pick<Graph, 'groups'>,
  nodes: Graph['nodes'],
  cards: ReadonlyMap<string, Card>,
  last: ReadonlyMap<string, GroupFrame>,
): ReadonlyMap<string, GroupFrame> => {
  const members = Map.groupBy(
    [...cards.values()].filter(({ container }) => container === undefined),
    ({ id }) => nodes[id]?.group,
  );
  const found = new Map<string, GroupFrame>();
  for (const [id, { name, colour }] of Object.entries(groups).sort(([, a], [, b]) => compareOrder(a, b))) {
    const zone = members.get(id)?.[0]?.zone;
    const own = (members.get(id) ?? [])
      .filter((card) => card.zone === zone)
      .sort((a, b) => ((nodes[a.id]?.order ?? '') < (nodes[b.id]?.order ?? '') ? -1 : 1));
    const frame = frameAround(own.map(({ position, size }) => ({ ...position, ...size })));
    if (zone === undefined || frame === undefined) continue;
    const inside = own.flatMap((card) => [card.id, ...(card.children ?? [])]);
    const group: GroupFrame = { id, name, colour, zone, members: own.map((card) => card.id), inside, ...frame };
    const before = last.get(id);
    found.set(id, before !== undefined && equalValues(before, group) ? before : group);
  }
  return found.size === last.size && [...found].every(([id, group]) => last.get(id) === group) ? last : found;
};
