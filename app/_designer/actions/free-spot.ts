import { intersects, type Point, type Rect, rectOf, type Size, snap } from '../edit/geometry.ts';
import { zonePadding } from '../edit/place-node.ts';
import type { Model } from '../model/derive-model.ts';
import { rectOfCard } from '../model/rect-of-card.ts';

const step = 40;
const margin = 16;
/** Rings looked through for a place inside of a zone before one outside is taken. */
const farEnough = 12;

const within = (zone: Rect, rect: Rect): boolean =>
  rect.x >= zone.x + zonePadding.side &&
  rect.y >= zone.y + zonePadding.top &&
  rect.x + rect.width <= zone.x + zone.width - zonePadding.side &&
  rect.y + rect.height <= zone.y + zone.height - zonePadding.side;

/**
 * The place nearest to `middle` where a card of this size overlaps no other; inside of a zone if there is such a place
 * not too far away.
 */
export const freeSpot = (model: Model, middle: Point, size: Size): Rect => {
  const taken = [...model.cards.values()].flatMap((card) => (card.container === undefined ? (rectOfCard(model, card.id) ?? []) : []));
  const zones = Object.values(model.graph.zones).map(rectOf);
  const corner = snap({ x: middle.x - size.width / 2, y: middle.y - size.height / 2 });
  let outside: Rect | undefined;
  for (let ring = 0; ring < 40; ring += 1) {
    for (let side = -ring; side <= ring; side += 1) {
      for (const [dx, dy] of [
        [side, -ring],
        [side, ring],
        [ring, side],
        [-ring, side],
      ] as const) {
        const rect = { x: corner.x + dx * step, y: corner.y + dy * step, ...size };
        const around = { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
        if (taken.some((other) => intersects(other, around))) continue;
        if (zones.some((zone) => within(zone, rect))) return rect;
        outside ??= rect;
      }
    }
    if (outside !== undefined && ring >= farEnough) return outside;
  }
  return outside ?? { ...corner, ...size };
};
