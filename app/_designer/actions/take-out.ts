import { takeOutOfContainer } from '../edit/chain.ts';
import { placeNode } from '../edit/place-node.ts';
import type { Editor } from '../editor/editor.ts';
import { stepSize } from '../model/card-size.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { freeSpot } from './free-spot.ts';

/** Takes a method out of its chain and sets it down beside it. */
export const takeOut = (editor: Editor, id: string): void => {
  const { model } = editor.model.getState();
  const card = model.cards.get(id);
  const container = rectOfCard(model, card?.container ?? '');
  if (card === undefined || container === undefined) return;
  const size = stepSize({ line: true, badges: true, ports: card.outcomes.length });
  const rect = freeSpot(model, { x: container.x + container.width + 200, y: container.y + size.height / 2 }, size);
  editor.document.transact(editor.language.say('Take {step} out', { step: card.facts.title }), (graph) => {
    takeOutOfContainer(graph, id);
    placeNode(graph, id, rect);
  });
};
