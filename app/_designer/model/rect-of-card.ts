import { type Rect, sum } from '../edit/geometry.ts';
import type { Model } from './derive-model.ts';

/** Where a card is on the canvas. */
export const rectOfCard = (model: Model, id: string): Rect | undefined => {
  const card = model.cards.get(id);
  if (card === undefined) return undefined;
  const origin = card.container === undefined ? model.graph.zones[card.zone]?.position : rectOfCard(model, card.container);
  return { ...sum(origin ?? { x: 0, y: 0 }, card.position), ...card.size };
};
