import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';
import type { Drawing } from './drawing.ts';

/** Puts a drawing where the draft is, to be looked at. The draft itself goes on being saved and tried. */
export const showDrawing = (editor: Editor, drawing: Drawing): void => {
  editor.view.setState({
    shown: drawing,
    selection: new Set(),
    focused: undefined,
    moving: {},
    quickAdd: undefined,
    walk: undefined,
    lit: undefined,
  });
  requestAnimationFrame(() => editor.canvas.current?.fit());
  announce(editor.view, editor.language.say('{drawing} is shown. It cannot be changed here', { drawing: drawing.title }));
};

export const showDraft = (editor: Editor): void => {
  if (editor.view.getState().shown === undefined) return;
  editor.view.setState(({ traced }) => ({ shown: undefined, selection: new Set(), focused: undefined, lit: traced }));
  requestAnimationFrame(() => editor.canvas.current?.fit());
  announce(editor.view, editor.language.say('Back at the draft'));
};
