import { nudge } from '../actions/move-cards.ts';
import { endWalk } from '../actions/walk.ts';
import type { Scope } from '../commands/command.ts';
import type { Press } from '../commands/press.ts';
import { runByKey } from '../commands/run-by-key.ts';
import type { Editor } from '../editor/editor.ts';
import { select } from '../view/create-view.ts';
import { nextCard } from './next-card.ts';

const arrows: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
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

/** Keys about the card that has the focus: they mean nothing anywhere else and are no commands. */
const cardKey = (editor: Editor, { key, shiftKey, altKey }: Press): boolean => {
  const { selection, focused, quickAdd, walk } = editor.view.getState();
  const arrow = arrows[key];
  if (arrow !== undefined) {
    if (!altKey) return walkTo(editor, arrow);
    if (selection.size === 0 || !editor.rights.edit) return false;
    nudge(editor, arrow, shiftKey);
    return true;
  }
  switch (key) {
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
    default:
      return false;
  }
};

/** Keys while the focus is in the canvas (EDITOR 21). Returns whether the key was ours. */
export const canvasKey = (scope: Scope, press: Press): boolean =>
  runByKey(scope, press, 'canvas') || (!press.ctrlKey && !press.metaKey && cardKey(scope.editor, press));
