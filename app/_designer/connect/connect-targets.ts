import { refusal } from '../actions/refusal.ts';
import type { Card, Model } from '../model/derive-model.ts';
import { outlineOf } from '../outline/derive-outline.ts';

/** Every step in reading order: those the outcome may lead to first, then the others with the reason. */
export const connectTargets = (model: Model, from: string): readonly { card: Card; refused?: string }[] => {
  const targets = outlineOf(model).order.flatMap((id) => {
    const card = model.cards.get(id);
    const refused = card === undefined ? undefined : refusal(model, from, id);
    return card === undefined ? [] : [{ card, ...(refused === undefined ? {} : { refused }) }];
  });
  return [...targets.filter((target) => target.refused === undefined), ...targets.filter((target) => target.refused !== undefined)];
};
