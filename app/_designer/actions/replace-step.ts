import { growZone } from '../edit/place-node.ts';
import { removeNodes } from '../edit/remove-nodes.ts';
import type { Editor } from '../editor/editor.ts';
import { cardOfKind } from '../model/card-of-kind.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';
import type { Replacement } from './plan-replacement.ts';

/** Puts another kind in a step's place as one undoable change: name, place, texts and wires that fit stay (EDITOR-03). */
export const replaceStep = (editor: Editor, { id, node, wires, methods }: Replacement): void => {
  const { model } = editor.model.getState();
  const definition = editor.definitions[node.type];
  if (definition === undefined) return;
  const { say } = editor.language;
  const names = { step: titleOf(model, id), kind: say(definition.title) };
  const words = JSON.stringify(node.config);
  const rect = rectOfCard(model, id);
  const size = cardOfKind(editor.definitions, node.type, node.config)?.size;
  editor.document.transact(say('Replace {step} with {kind}', names), (graph) => {
    const found = graph.nodes[id];
    if (found === undefined) return;
    Object.assign(found, node);
    for (const { edge } of wires) delete graph.edges[edge];
    removeNodes(
      graph,
      methods.map((method) => method.id),
    );
    for (const texts of Object.values(graph.strings))
      for (const text of Object.keys(texts)) if (text.startsWith(`${id}.`) && !words.includes(JSON.stringify(text))) delete texts[text];
    // It stays where it is; its zone makes room for a larger card.
    if (rect !== undefined && size !== undefined && found.parent === undefined) growZone(graph, found.zone, { ...rect, ...size });
  });
  editor.view.setState({ selection: new Set([id]), focused: id, wantField: { node: id }, side: 'settings' });
  announce(editor.view, say('{step} is {kind} now', names));
};
