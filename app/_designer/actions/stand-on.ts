import type { Editor } from '../editor/editor.ts';
import { realOutcome } from '../model/fold-groups.ts';

/**
 * The focus came to a step, a zone or an outcome, on the canvas or in the outline: it is what keys and commands are about.
 * An outcome that was reached by key has its wire selected, or its step while it leads nowhere.
 */
export const standOn = (editor: Editor, at: { id: string; outcome?: string }, home: 'canvas' | 'outline', byKey: boolean): void => {
  const { id } = at;
  // A group's card shows the outcomes of its steps.
  const real = at.outcome === undefined ? undefined : realOutcome(id, at.outcome);
  const ports = editor.model.getState().model.cards.get(real?.from ?? '')?.ports;
  const edge = ports?.find((port) => port.id === real?.outcome)?.edge;
  editor.view.setState({
    focused: id,
    home,
    port: real === undefined ? undefined : { node: real.from, outcome: real.outcome },
    ...(real === undefined || !byKey ? {} : { selection: new Set([edge ?? id]) }),
  });
};
