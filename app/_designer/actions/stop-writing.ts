import type { Editor } from '../editor/editor.ts';

/** Ends writing on the canvas. What is written next is a step of the history of its own. */
export const stopWriting = (editor: Editor): void => {
  editor.document.settle();
  editor.view.setState({ writing: undefined });
};
