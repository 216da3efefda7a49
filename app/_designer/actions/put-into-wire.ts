import { centre, type Point, snap } from '../edit/geometry.ts';
import { placeNode } from '../edit/place-node.ts';
import { wire } from '../edit/wire.ts';
import type { Editor } from '../editor/editor.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';
import { isWired } from './detach-step.ts';
import { judgeKinds } from './judge-kinds.ts';

/** Whether a step can be put into a wire at all: one that stands by itself, with a way in and a way on. */
export const fitsIntoWires = (editor: Editor, id: string): boolean => {
  const card = editor.model.getState().model.cards.get(id);
  return (
    card !== undefined && card.container === undefined && card.hasInput && card.ports.some((port) => port.kind === 'pass') && !isWired(editor, id)
  );
};

/** Puts a step that stands by itself into a wire, where it was dropped. One that may not stand there is only moved, and says why. */
export const putIntoWire = (editor: Editor, id: string, edge: string, at: Point): void => {
  const { model } = editor.model.getState();
  const [card, node] = [model.cards.get(id), model.graph.nodes[id]];
  const onward = card?.ports.find((port) => port.kind === 'pass')?.id;
  if (card === undefined || node === undefined || onward === undefined) return;
  const refused = judgeKinds(editor, { at: centre({ ...at, ...card.size }), into: { edge } })(node);
  const { say } = editor.language;
  const step = titleOf(model, id);
  editor.document.transact(refused === undefined ? say('Put {step} into a wire', { step }) : say('Move {name}', { name: step }), (graph) => {
    placeNode(graph, id, { ...snap(at), ...card.size });
    const split = graph.edges[edge];
    if (refused !== undefined || split === undefined) return;
    const { to } = split;
    split.to = id;
    wire(graph, id, onward, to);
  });
  announce(editor.view, refused ?? say('{step} stands in the wire now', { step }));
};
