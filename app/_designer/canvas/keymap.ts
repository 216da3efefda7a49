import { nudge } from '../actions/move-cards.ts';
import { endWalk } from '../actions/walk.ts';
import type { Scope } from '../commands/command.ts';
import { isPress, type Press } from '../commands/press.ts';
import { runByKey } from '../commands/run-by-key.ts';
import type { Editor } from '../editor/editor.ts';
import { select } from '../view/create-view.ts';
import { nextCard } from './next-card.ts';

/**
 * A key about the card that has the focus: it means nothing anywhere else and is no command. The list of all keys (`?`)
 * is made from these, so that it cannot tell of keys there are not.
 */
type CardKey = {
  /** Written as those of commands are. */
  keys: readonly string[];
  /** How they are shown together; without it, one by one. */
  shown?: string;
  title: string;
  edits?: boolean;
  /** Whether it did something. */
  run(editor: Editor, press: Press): boolean;
};

const arrows: Readonly<Record<string, { x: number; y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};
const arrowKeys = Object.keys(arrows);

/** Arrows go from card to card; the one that has the focus is what other keys act on. */
const walk = (editor: Editor, { key }: Press): boolean => {
  const direction = arrows[key];
  const { model } = editor.model.getState();
  const from = editor.view.getState().focused ?? model.cards.keys().next().value;
  const to = from === undefined || direction === undefined ? undefined : nextCard(model, from, direction);
  if (to === undefined) return false;
  select(editor.view, [to]);
  editor.canvas.current?.focus(to);
  return true;
};

const push =
  (far: boolean) =>
  (editor: Editor, { key }: Press): boolean => {
    const direction = arrows[key];
    if (direction === undefined || editor.view.getState().selection.size === 0) return false;
    nudge(editor, direction, far);
    return true;
  };

export const cardKeys: readonly CardKey[] = [
  { keys: arrowKeys, shown: 'Arrow keys', title: 'Go to the step before, after, above or below', run: walk },
  { keys: arrowKeys.map((key) => `Alt+${key}`), shown: 'Alt+Arrow keys', title: 'Move what is selected', edits: true, run: push(false) },
  {
    keys: arrowKeys.map((key) => `Alt+Shift+${key}`),
    shown: 'Alt+Shift+Arrow keys',
    title: 'Move it five times as far',
    edits: true,
    run: push(true),
  },
  {
    keys: ['Enter'],
    title: 'Open the settings of the step',
    run: (editor) => {
      const { focused } = editor.view.getState();
      if (focused === undefined) return false;
      editor.view.setState({ selection: new Set([focused]), side: 'settings', wantField: { node: focused } });
      return true;
    },
  },
  {
    keys: [' '],
    shown: 'Space',
    title: 'Select the step, or no longer',
    run: (editor) => {
      const { focused, selection } = editor.view.getState();
      if (focused === undefined) return false;
      editor.view.setState({ selection: new Set(selection.has(focused) ? [] : [focused]) });
      return true;
    },
  },
  {
    keys: ['Escape'],
    title: 'Select nothing; end what is shown',
    run: (editor) => {
      const { selection, quickAdd, walk: walked } = editor.view.getState();
      if (quickAdd === undefined && walked === undefined && selection.size === 0) return false;
      if (walked !== undefined) endWalk(editor);
      editor.view.setState({ quickAdd: undefined, selection: new Set() });
      return true;
    },
  },
];

const cardKey = (editor: Editor, press: Press): boolean => {
  const found = cardKeys.find(({ keys }) => keys.some((one) => isPress(one, press)));
  return found !== undefined && (found.edits !== true || editor.rights.edit) && found.run(editor, press);
};

/** Keys while the focus is in the canvas (EDITOR 21). Returns whether the key was ours. */
export const canvasKey = (scope: Scope, press: Press): boolean => runByKey(scope, press, 'canvas') || cardKey(scope.editor, press);
