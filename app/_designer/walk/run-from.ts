import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

/** Asks what a run from this step is to know. A chain is run from its first method: a run never stands on the chain itself. */
export const askRunFrom = (editor: Editor, id: string): void => {
  const card = editor.model.getState().model.cards.get(id);
  const node = card?.children === undefined ? id : card.children[0];
  if (node === undefined) {
    announce(editor.view, editor.language.say('This chain has no method to run from'));
    return;
  }
  editor.view.setState({ runFrom: node });
};
