import type { Editor } from '../editor/editor.ts';

/** The focus to where it was before: the line of the outline, or the step on the canvas. */
export const goHome = (editor: Editor, id: string): void => {
  const line = editor.view.getState().home === 'outline' ? document.querySelector<HTMLElement>('.outline [role="treeitem"][tabindex="0"]') : null;
  if (line === null) editor.canvas.current?.focus(id);
  else line.focus();
};
