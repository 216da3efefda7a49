import { heal } from '../edit/heal.ts';
import type { Editor } from '../editor/editor.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';

/** Whether anything leads to a step or on from it: else there is nothing to take it out of. */
export const isWired = (editor: Editor, id: string): boolean => {
  const { links } = editor.model.getState().model;
  return links.incoming.has(id) || links.outgoing.has(id);
};

/** Takes a step out of the flow: the way closes behind it, and the step itself stays where it is, as it is set. */
export const detachStep = (editor: Editor, id: string): void => {
  const { model } = editor.model.getState();
  const { say } = editor.language;
  const step = titleOf(model, id);
  let healed = false;
  const done = editor.document.transact(say('Take {step} out of the flow', { step }), (graph) => {
    healed = heal(graph, model, id);
    for (const [key, edge] of Object.entries(graph.edges)) if (edge.from === id || edge.to === id) delete graph.edges[key];
  });
  if (done) announce(editor.view, say(healed ? '{step} is out of the flow. What led to it leads on' : '{step} is out of the flow', { step }));
};
