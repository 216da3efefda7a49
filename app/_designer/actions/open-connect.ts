import type { Editor } from '../editor/editor.ts';
import type { Connect } from '../view/create-view.ts';

/** Asks where an outcome leads, or which outcome first. A step with a single outcome needs no asking. */
export const openConnect = (editor: Editor, from: string, outcome?: string, purpose: Connect['purpose'] = 'lead'): void => {
  const ports = editor.model.getState().model.cards.get(from)?.ports ?? [];
  const chosen = outcome ?? (ports.length === 1 ? ports[0]?.id : undefined);
  // After a menu has given its focus back.
  setTimeout(() => editor.view.setState({ connect: { from, purpose, ...(chosen === undefined ? {} : { outcome: chosen }) } }), 0);
};
