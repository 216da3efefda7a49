import { intersects, type Point, type Rect, type Size, snap } from '../edit/geometry.ts';
import type { Model } from '../model/derive-model.ts';
import { rectOfCard } from '../model/rect-of-card.ts';

const step = 40;
const margin = 16;

/** The place nearest to `middle` where a card of this size overlaps no other. */
export const freeSpot = (model: Model, middle: Point, size: Size): Rect => {
  const taken = [...model.cards.values()].flatMap((card) => (card.container === undefined ? rectOfCard(model, card.id) ?? [] : []));
  const corner = snap({ x: middle.x - size.width / 2, y: middle.y - size.height / 2 });
  for (let ring = 0; ring < 40; ring += 1) {
    for (let side = -ring; side <= ring; side += 1) {
      for (const [dx, dy] of [[side, -ring], [side, ring], [ring, side], [-ring, side]] as const) {
        const rect = { x: corner.x + dx * step, y: corner.y + dy * step, ...size };
        const around = { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin };
        if (!taken.some((other) => intersects(other, around))) return rect;
      }
    }
  }
  return { ...corner, ...size };
};
