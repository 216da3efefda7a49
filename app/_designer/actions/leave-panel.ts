import type { Editor } from '../editor/editor.ts';

/** From a panel back to where the focus came from: the outline, or the step on the canvas. */
export const leavePanel = (editor: Editor, id: string): void => {
  editor.view.setState({ over: undefined });
  const line = editor.view.getState().home === 'outline' ? document.querySelector<HTMLElement>('.outline [role="treeitem"][tabindex="0"]') : null;
  if (line === null) editor.canvas.current?.focus(id);
  else line.focus();
};
