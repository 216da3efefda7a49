import { centre, type Point, type Rect } from '../edit/geometry.ts';
import { rectOfNote } from '../edit/notes-in.ts';
import { compareOrder } from '../model/children-of.ts';
import type { Card, Model } from '../model/derive-model.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { outlineOf } from '../outline/derive-outline.ts';
import { groupKey, noteKey, zoneKey, zoneOfKey } from '../view/create-view.ts';

type Place = { id: string; rect: Rect };

/** Straying to the side counts twice: what lies ahead comes first. */
const aside = 2;

const nearest = (from: Point, direction: Point, others: readonly Place[]): string | undefined =>
  others
    .map(({ id, rect }) => {
      const to = centre(rect);
      const by = { x: to.x - from.x, y: to.y - from.y };
      return { id, ahead: by.x * direction.x + by.y * direction.y, off: Math.abs(by.x * direction.y) + Math.abs(by.y * direction.x) };
    })
    .filter(({ ahead, off }) => ahead > 0 && off < 4 * ahead)
    .sort((a, b) => a.ahead + aside * a.off - (b.ahead + aside * b.off))[0]?.id;

/** What stands on the canvas by itself: steps that are in no container, and notes. */
const placesOf = (model: Model, besides: string): (Place & { zone?: string })[] => [
  ...[...model.cards.values()].flatMap(({ id, container, zone }) => {
    const rect = container === undefined && id !== besides ? rectOfCard(model, id) : undefined;
    return rect === undefined ? [] : [{ id, rect, zone }];
  }),
  ...Object.entries(model.graph.notes).flatMap(([id, note]) => (noteKey(id) === besides ? [] : [{ id: noteKey(id), rect: rectOfNote(note) }])),
];

/** The group that is drawn around a step. */
const groupAround = (model: Model, id: string): string | undefined => [...model.groups.values()].find(({ members }) => members.includes(id))?.id;

/** From a group: into it, out to its zone, and aside to what lies there. */
const fromGroup = (model: Model, id: string, direction: Point): string | undefined => {
  const group = [...model.groups.values()].find((candidate) => groupKey(candidate.id) === id);
  const [rect] = drawnRects(model, id);
  if (group === undefined || rect === undefined) return undefined;
  if (direction.y !== 0) return direction.y > 0 ? group.members[0] : zoneKey(group.zone);
  return nearest(
    centre(rect),
    direction,
    placesOf(model, id).filter((place) => !group.members.includes(place.id)),
  );
};

/** From a zone: into it, and to the zones before and after it. */
const fromZone = (model: Model, zone: string, direction: Point): string | undefined => {
  if (direction.y > 0) return outlineOf(model).order.find((id) => model.cards.get(id)?.zone === zone);
  const zones = Object.entries(model.graph.zones)
    .sort(([, a], [, b]) => compareOrder(a, b))
    .map(([id]) => id);
  const next = zones[zones.indexOf(zone) + (direction.x > 0 ? 1 : -1)];
  return next === undefined ? undefined : zoneKey(next);
};

/** Steps that the other outcomes lead to of the step that `id` is reached from, as far as they are reached from there too. */
const siblingsOf = (model: Model, id: string): string[] => {
  const { reachedBy } = outlineOf(model);
  const from = reachedBy.get(id)?.from;
  const ports = model.cards.get(from ?? '')?.ports ?? [];
  return [...new Set(ports.flatMap((port) => model.graph.edges[port.edge ?? '']?.to ?? []))].filter((to) => reachedBy.get(to)?.from === from);
};

const alongWires = (model: Model, card: Card, direction: Point): string | undefined => {
  const { edges } = model.graph;
  const to =
    direction.x > 0
      ? card.ports.map((port) => edges[port.edge ?? '']?.to).find((target) => target !== undefined)
      : (outlineOf(model).reachedBy.get(card.id)?.from ?? Object.values(edges).find((edge) => edge.to === card.id)?.from);
  return to !== undefined && model.cards.has(to) ? to : undefined;
};

/** Within a container: its methods one after the other; past the first, and to the side, the container itself. */
const inContainer = (model: Model, card: Card, direction: Point): string | undefined => {
  if (card.rank === undefined) return direction.y > 0 ? card.children?.[0] : undefined;
  const siblings = model.cards.get(card.container ?? '')?.children ?? [];
  const sibling = direction.y === 0 ? undefined : siblings[card.rank - 1 + direction.y];
  return sibling ?? (direction.y <= 0 ? card.container : undefined);
};

/**
 * Where an arrow key leads (EDITOR 8): right along the first wire that leads on, left to where the flow comes from, up and
 * down to what the other outcomes lead to there and within a container; else to the nearest that lies that way. Up from the
 * topmost step is its group, then its zone. Undefined at the edge of the flow.
 */
export const nextCard = (model: Model, id: string, direction: Point): string | undefined => {
  const zone = zoneOfKey(id);
  if (zone !== undefined) return fromZone(model, zone, direction);
  const card = model.cards.get(id);
  const [own] = drawnRects(model, id);
  if (own === undefined) return undefined;
  if (card === undefined) return fromGroup(model, id, direction) ?? nearest(centre(own), direction, placesOf(model, id));
  if (direction.y === 0) {
    const wired = alongWires(model, card, direction);
    if (wired !== undefined) return wired;
  }
  const within = inContainer(model, card, direction);
  if (within !== undefined) return within;
  const others = placesOf(model, card.container ?? id);
  if (direction.y === 0) return nearest(centre(own), direction, others);
  const siblings = siblingsOf(model, id);
  const sibling = siblings[siblings.indexOf(id) + direction.y];
  if (siblings.includes(id) && sibling !== undefined) return sibling;
  const here = nearest(
    centre(own),
    direction,
    others.filter((other) => other.zone === undefined || other.zone === card.zone),
  );
  const around = direction.y < 0 ? groupAround(model, id) : undefined;
  if (around !== undefined && (here === undefined || groupAround(model, here) !== around)) return groupKey(around);
  if (here !== undefined) return here;
  return direction.y < 0 && model.graph.zones[card.zone] !== undefined ? zoneKey(card.zone) : nearest(centre(own), direction, others);
};

/** Everything on the canvas in reading order: zones, groups before their first step, steps, and notes at the end. */
export const everythingInOrder = (model: Model): string[] => {
  const told = new Set<string>();
  const steps = outlineOf(model).order.flatMap((id) => {
    const group = groupAround(model, id);
    if (group === undefined || told.has(group)) return [id];
    told.add(group);
    return [groupKey(group), id];
  });
  return [...steps, ...Object.keys(model.graph.notes).map(noteKey)];
};

/** The next or the one before in reading order: nothing is out of reach that way. */
export const nextInOrder = (model: Model, id: string | undefined, by: 1 | -1): string | undefined => {
  const order = everythingInOrder(model);
  const at = id === undefined ? -1 : order.indexOf(id);
  return at === -1 ? order[0] : order[at + by];
};
