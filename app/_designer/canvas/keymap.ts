import { phrase } from '#flows/languages/phrase.ts';
import { nudge } from '../actions/move-cards.ts';
import { openConnect } from '../actions/open-connect.ts';
import { openNote } from '../actions/note-edit.ts';
import { openSettings } from '../actions/open-settings.ts';
import { endWalk } from '../actions/walk.ts';
import type { Scope } from '../commands/command.ts';
import { isPress, type Press } from '../commands/press.ts';
import { runByKey } from '../commands/run-by-key.ts';
import type { Editor } from '../editor/editor.ts';
import type { Point } from '../edit/geometry.ts';
import { realOutcome } from '../model/fold-groups.ts';
import { noteOfKey, select } from '../view/create-view.ts';
import { everythingInOrder, nextCard, nextInOrder } from './next-card.ts';

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

const goTo = (editor: Editor, to: string | undefined): boolean => {
  if (to === undefined) return false;
  select(editor.view, [to]);
  editor.canvas.current?.focus(to);
  return true;
};

/** Arrows go from card to card; the one that has the focus is what other keys act on. */
const walk = (editor: Editor, { key }: Press): boolean => {
  const direction = arrows[key];
  const model = editor.scene.get();
  const { focused, port } = editor.view.getState();
  if (direction === undefined) return false;
  if (port !== undefined && focused !== undefined) return walkPorts(editor, focused, port, direction);
  return goTo(editor, focused === undefined ? nextInOrder(model, undefined, 1) : nextCard(model, focused, direction));
};

/** Among the outcomes of a step: up and down from one to the next, right to where it leads, left back to the step. */
const walkPorts = (editor: Editor, card: string, { node, outcome }: { node: string; outcome: string }, { x, y }: Point): boolean => {
  const { cards, graph } = editor.scene.get();
  const ports = cards.get(card)?.ports ?? [];
  const at = ports.findIndex((port) => {
    const real = realOutcome(card, port.id);
    return real.from === node && real.outcome === outcome;
  });
  if (x > 0) return goTo(editor, graph.edges[ports[at]?.edge ?? '']?.to);
  const next = x < 0 ? undefined : ports[at + y];
  if (next !== undefined) editor.canvas.current?.focus(card, next.id);
  else if (y <= 0) return goTo(editor, card);
  return true;
};

const readOn =
  (by: 1 | -1) =>
  (editor: Editor): boolean =>
    goTo(editor, nextInOrder(editor.scene.get(), editor.view.getState().focused, by));

const push =
  (far: boolean) =>
  (editor: Editor, { key }: Press): boolean => {
    const direction = arrows[key];
    const { selection, focused } = editor.view.getState();
    if (direction === undefined || (selection.size === 0 && focused === undefined)) return false;
    // What has the focus is meant when nothing is selected.
    if (selection.size === 0 && focused !== undefined) select(editor.view, [focused]);
    nudge(editor, direction, far);
    if (focused !== undefined) editor.canvas.current?.reveal(focused);
    return true;
  };

export const cardKeys: readonly CardKey[] = [
  { keys: arrowKeys, shown: 'Arrow keys', title: phrase('Go to the step before, after, above or below'), run: walk },
  {
    keys: ['Shift+ArrowRight'],
    title: phrase('Go to the outcomes of the step'),
    run: (editor) => {
      const { focused, port } = editor.view.getState();
      const [first] = editor.scene.get().cards.get(focused ?? '')?.ports ?? [];
      if (focused === undefined || first === undefined || port !== undefined) return false;
      editor.canvas.current?.focus(focused, first.id);
      return true;
    },
  },
  { keys: ['PageDown'], title: phrase('Go on in reading order'), run: readOn(1) },
  { keys: ['PageUp'], title: phrase('Go back in reading order'), run: readOn(-1) },
  { keys: ['Home'], title: phrase('Go to the beginning'), run: (editor) => goTo(editor, everythingInOrder(editor.scene.get())[0]) },
  { keys: ['End'], title: phrase('Go to the end'), run: (editor) => goTo(editor, everythingInOrder(editor.scene.get()).at(-1)) },
  { keys: arrowKeys.map((key) => `Alt+${key}`), shown: 'Alt+Arrow keys', title: phrase('Move what is selected'), edits: true, run: push(false) },
  {
    keys: arrowKeys.map((key) => `Alt+Shift+${key}`),
    shown: 'Alt+Shift+Arrow keys',
    title: phrase('Move it five times as far'),
    edits: true,
    run: push(true),
  },
  {
    keys: ['Enter'],
    title: phrase('Open the settings of the step; at an outcome, choose where it leads'),
    run: (editor) => {
      const { focused, port } = editor.view.getState();
      if (focused === undefined) return false;
      const note = noteOfKey(focused);
      if (note !== undefined) openNote(editor, note);
      else if (port === undefined) openSettings(editor, focused);
      else if (editor.rights.edit) {
        const { from, outcome } = realOutcome(port.node, port.outcome);
        openConnect(editor, from, outcome);
      }
      return true;
    },
  },
  {
    keys: [' '],
    shown: 'Space',
    title: phrase('Select the step, or no longer'),
    run: (editor) => {
      const { focused, selection } = editor.view.getState();
      if (focused === undefined) return false;
      editor.view.setState({ selection: new Set(selection.has(focused) ? [] : [focused]) });
      return true;
    },
  },
  {
    keys: ['Escape'],
    title: phrase('Go out of the outcomes, out of a container; select nothing; end what is shown'),
    run: (editor) => {
      const { selection, quickAdd, walk: walked, port, focused } = editor.view.getState();
      if (port !== undefined) return goTo(editor, focused);
      const container = quickAdd === undefined && walked === undefined ? editor.scene.get().cards.get(focused ?? '')?.container : undefined;
      if (container !== undefined) return goTo(editor, container);
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
