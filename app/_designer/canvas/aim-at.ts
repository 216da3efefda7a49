import { refusal } from '../actions/refusal.ts';
import type { Point } from '../edit/geometry.ts';
import { inputY } from '../model/card-size.ts';
import type { Model } from '../model/derive-model.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import type { Wiring } from '../view/create-view.ts';

const aimOf = (model: Model, from: string, card: string): NonNullable<Wiring['aim']> => {
  const reason = refusal(model, from, card);
  return reason === undefined ? { card } : { card, reason };
};

/** Where a wire into a card ends, on the canvas. */
export const inputOf = (scene: Model, card: string): Point | undefined => {
  const rect = rectOfCard(scene, card);
  return rect === undefined ? undefined : { x: rect.x, y: rect.y + inputY };
};

/**
 * What a wire would lead to if it was let go here: the card under the pointer, or why not; on the open canvas the nearest
 * port within `reach` that it may lead to (EDITOR-04). Ports it may not lead to are passed over: they pull nothing.
 */
export const aimAt = (model: Model, scene: Model, from: string, at: { point: Point; under: string | undefined; reach: number }): Wiring['aim'] => {
  if (at.under !== undefined) return aimOf(model, from, at.under);
  const [nearest] = [...scene.cards.values()]
    .flatMap((card) => {
      const input = card.hasInput && card.container === undefined ? inputOf(scene, card.id) : undefined;
      return input === undefined ? [] : [{ card: card.id, away: Math.hypot(input.x - at.point.x, input.y - at.point.y) }];
    })
    .filter(({ card, away }) => away <= at.reach && aimOf(model, from, card).reason === undefined)
    .sort((a, b) => a.away - b.away);
  return nearest === undefined ? undefined : aimOf(model, from, nearest.card);
};
