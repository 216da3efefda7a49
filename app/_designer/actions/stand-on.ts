import type { Editor } from '../editor/editor.ts';

/** The focus came to a step, a zone or an outcome, on the canvas or in the outline: it is what keys and commands are about. */
export const standOn = (editor: Editor, at: { id: string; outcome?: string }, home: 'canvas' | 'outline'): void => {
  const { id, outcome } = at;
  if (outcome === undefined) {
    editor.view.setState({ focused: id, port: undefined, home });
    return;
  }
  const edge = editor.model
    .getState()
    .model.cards.get(id)
    ?.ports.find((port) => port.id === outcome)?.edge;
  editor.view.setState({ focused: id, port: { node: id, outcome }, home, selection: new Set([edge ?? id]) });
};
