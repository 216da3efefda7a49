import type { Editor } from '../editor/editor.ts';

/**
 * The focus came to a step, a zone or an outcome, on the canvas or in the outline: it is what keys and commands are about.
 * An outcome that was reached by key has its wire selected, or its step while it leads nowhere.
 */
export const standOn = (editor: Editor, at: { id: string; outcome?: string }, home: 'canvas' | 'outline', byKey: boolean): void => {
  const { id, outcome } = at;
  const edge = editor.model
    .getState()
    .model.cards.get(id)
    ?.ports.find((port) => port.id === outcome)?.edge;
  editor.view.setState({
    focused: id,
    home,
    port: outcome === undefined ? undefined : { node: id, outcome },
    ...(outcome === undefined || !byKey ? {} : { selection: new Set([edge ?? id]) }),
  });
};
