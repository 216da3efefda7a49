import type { Editor } from '../editor/editor.ts';

/** Asks which kind takes a step's place, beside its card. */
export const openReplace = (editor: Editor, id: string): void => {
  const box = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)?.getBoundingClientRect();
  const screen = { x: (box?.right ?? innerWidth / 2) + 8, y: box?.top ?? innerHeight / 4 };
  // After a menu has given its focus back.
  setTimeout(() => editor.view.setState({ quickAdd: { at: { x: 0, y: 0 }, screen, replace: id } }), 0);
};
