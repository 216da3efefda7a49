import { centre, rectOf } from '../edit/geometry.ts';
import { placeNode } from '../edit/place-node.ts';
import type { Editor } from '../editor/editor.ts';
import { compareOrder } from '../model/children-of.ts';
import { announce } from '../view/create-view.ts';
import { freeSpot } from './free-spot.ts';

/** Moves a step to a free place in the zone after its own, from the last one to the first: a long way for arrow keys. */
export const moveToNextZone = (editor: Editor, id: string): void => {
  const { say } = editor.language;
  const { model } = editor.model.getState();
  const card = model.cards.get(id);
  const zones = Object.entries(model.graph.zones).sort(([, a], [, b]) => compareOrder(a, b));
  const at = zones.findIndex(([zone]) => zone === card?.zone);
  const [, next] = zones[(at + 1) % zones.length] ?? [];
  if (card === undefined || next === undefined || zones.length < 2) {
    announce(editor.view, say('There is no other zone to move it to'));
    return;
  }
  const rect = freeSpot(model, centre(rectOf(next)), card.size);
  const names = { step: card.facts.title, zone: next.name };
  editor.document.transact(say('Move {step} to {zone}', names), (graph) => placeNode(graph, id, rect));
  announce(editor.view, say('{step} stands in {zone} now', names));
  editor.canvas.current?.reveal(id);
};
