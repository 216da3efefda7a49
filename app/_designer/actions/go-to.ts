import type { Editor } from '../editor/editor.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { placeName } from '../model/place-name.ts';
import { announce } from '../view/create-view.ts';

/** Selects a step, or a zone, group or note by its key, brings it to the middle of the view and gives it the focus. False when there is none. */
export const goTo = (editor: Editor, key: string): boolean => {
  const { model } = editor.model.getState();
  if (Object.hasOwn(model.graph.edges, key) || drawnRects(model, key).length === 0) return false;
  editor.view.setState({ selection: new Set([key]), focused: key, port: undefined });
  editor.canvas.current?.show([key]);
  announce(editor.view, placeName(model, key));
  return true;
};
