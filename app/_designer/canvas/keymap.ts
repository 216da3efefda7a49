import { deleteSelection } from '../actions/delete-selection.ts';
import { duplicateSelection } from '../actions/clipboard.ts';
import { nudge } from '../actions/move-cards.ts';
import { redo, undo } from '../actions/travel.ts';
import { endWalk } from '../actions/walk.ts';
import type { Editor } from '../editor/editor.ts';
import { select } from '../view/create-view.ts';
import { nextCard } from './next-card.ts';

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const arrows: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const selectAll = (editor: Editor): void => {
  const { cards } = editor.model.getState().model;
  editor.view.setState({ selection: new Set([...cards.values()].filter((card) => card.container === undefined).map((card) => card.id)) });
};

/** Arrows go from card to card; the one that has the focus is what other keys act on. */
const walkTo = (editor: Editor, direction: { x: number; y: number }): boolean => {
  const { model } = editor.model.getState();
  const from = editor.view.getState().focused ?? model.cards.keys().next().value;
  const to = from === undefined ? undefined : nextCard(model, from, direction);
  if (to === undefined) return false;
  select(editor.view, [to]);
  editor.canvas.current?.focus(to);
  return true;
};

/** Undo and redo, wherever the focus is outside of a field. Returns whether the key was ours. */
export const historyKey = (editor: Editor, { key, shiftKey, ctrlKey, metaKey, altKey }: Press): boolean => {
  if (!(ctrlKey || metaKey) || altKey) return false;
  const letter = key.toLowerCase();
  if (letter === 'z' && !shiftKey) undo(editor);
  else if (letter === 'y' || (letter === 'z' && shiftKey)) redo(editor);
  else return false;
  return true;
};

/** Keys that act on the graph; only asked while the focus is in the canvas (EDITOR 21). Returns whether the key was ours. */
export const canvasKey = (editor: Editor, press: Press): boolean => {
  if (historyKey(editor, press)) return true;
  const { key, shiftKey, ctrlKey, metaKey, altKey } = press;
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (altKey) return false;
    if (letter === 'a') selectAll(editor);
    else if (letter === 'd' && editor.rights.edit) duplicateSelection(editor);
    else return false;
    return true;
  }
  const { selection, focused, quickAdd, walk } = editor.view.getState();
  const arrow = arrows[key];
  if (arrow !== undefined) {
    if (!altKey) return walkTo(editor, arrow);
    if (selection.size === 0 || !editor.rights.edit) return false;
    nudge(editor, arrow, shiftKey);
    return true;
  }
  switch (key) {
    case 'Delete':
    case 'Backspace':
      if (selection.size === 0 || !editor.rights.edit) return false;
      deleteSelection(editor);
      return true;
    case 'Escape':
      if (quickAdd === undefined && walk === undefined && selection.size === 0) return false;
      if (walk !== undefined) endWalk(editor);
      editor.view.setState({ quickAdd: undefined, selection: new Set() });
      return true;
    case 'Enter':
      if (focused === undefined) return false;
      editor.view.setState({ selection: new Set([focused]), side: 'settings', wantField: { node: focused } });
      return true;
    case ' ':
      if (focused === undefined) return false;
      editor.view.setState({ selection: new Set(selection.has(focused) ? [] : [focused]) });
      return true;
    case '1':
      editor.canvas.current?.fit();
      return true;
    case '0':
      editor.canvas.current?.zoomTo(1);
      return true;
    default:
      return false;
  }
};
