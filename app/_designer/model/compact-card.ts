import { childSize, compactParts, containerLayout, stepSize } from './card-size.ts';
import type { Card } from './derive-model.ts';

const known = new WeakMap<Card, Card>();

const drawn = (card: Card): Card => {
  const children = (count: number) =>
    containerLayout(
      { line: false, ports: card.ports.length },
      Array.from({ length: count }, () => childSize(compactParts).height),
    );
  if (card.rank !== undefined) return { ...card, size: childSize(compactParts), position: children(card.rank).children.at(-1) ?? card.position };
  if (card.children !== undefined) return { ...card, size: children(card.children.length).size };
  return { ...card, size: stepSize({ ...compactParts, ports: card.ports.length }) };
};

/** A card of the compact view (EDITOR 6): only its size differs, and where the methods of a chain stand in it. The same object for the same card. */
export const compactCard = (card: Card): Card => {
  const found = known.get(card) ?? drawn(card);
  known.set(card, found);
  return found;
};
