import { centre, type Point, type Rect } from '../edit/geometry.ts';
import type { Model } from '../model/derive-model.ts';
import { rectOfCard } from '../model/rect-of-card.ts';

/** Straying to the side counts twice: what lies ahead comes first. */
const aside = 2;

const nearest = (from: Point, direction: Point, others: readonly { id: string; rect: Rect }[]): string | undefined =>
  others
    .map(({ id, rect }) => {
      const to = centre(rect);
      const by = { x: to.x - from.x, y: to.y - from.y };
      return { id, ahead: by.x * direction.x + by.y * direction.y, off: Math.abs(by.x * direction.y) + Math.abs(by.y * direction.x) };
    })
    .filter(({ ahead, off }) => ahead > 0 && off < 4 * ahead)
    .sort((a, b) => a.ahead + aside * a.off - (b.ahead + aside * b.off))[0]?.id;

/**
 * The card an arrow key leads to (EDITOR 8): right along the first wire that leads on, left to where the first one comes
 * from, up and down within a chain; else the nearest that lies that way. Undefined at the edge of the flow.
 */
export const nextCard = (model: Model, id: string, direction: Point): string | undefined => {
  const card = model.cards.get(id);
  const own = rectOfCard(model, id);
  if (card === undefined || own === undefined) return undefined;
  const { edges } = model.graph;
  const wired =
    direction.x > 0
      ? card.ports.map((port) => edges[port.edge ?? '']?.to).find((to) => to !== undefined)
      : direction.x < 0
        ? Object.values(edges).find((edge) => edge.to === id)?.from
        : undefined;
  if (wired !== undefined && model.cards.has(wired)) return wired;
  const siblings = model.cards.get(card.container ?? '')?.children ?? [];
  if (card.rank !== undefined) {
    // Past the first, and to the side, the chain itself: from there the way leads on.
    const sibling = direction.y === 0 ? undefined : siblings[card.rank - 1 + direction.y];
    if (sibling !== undefined || direction.y <= 0) return sibling ?? card.container;
  }
  if (direction.y > 0 && card.children?.[0] !== undefined) return card.children[0];
  const others = [...model.cards.values()]
    .filter((other) => other.container === undefined && other.id !== id && other.id !== card.container)
    .flatMap((other) => {
      const rect = rectOfCard(model, other.id);
      return rect === undefined ? [] : [{ id: other.id, rect }];
    });
  return nearest(centre(own), direction, others);
};
