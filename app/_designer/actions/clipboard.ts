import type { Say } from '#flows/languages/say.ts';
import { readClip, type Clip } from '../edit/clip.ts';
import { copyNodes, pasteNodes, pasteNotes } from '../edit/copy-nodes.ts';
import { fitClip } from '../edit/fit-clip.ts';
import { around, difference, type Point, type Rect, snap } from '../edit/geometry.ts';
import { membersOf } from '../edit/groups.ts';
import { rectOfNote } from '../edit/notes-in.ts';
import { placeNode } from '../edit/place-node.ts';
import type { Editor } from '../editor/editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { groupOfKey, noteKey, noteOfKey, announce, select } from '../view/create-view.ts';
import { deleteSelection } from './delete-selection.ts';
import { freeSpot } from './free-spot.ts';

/** What came of a paste: nothing of ours; or what to tell the builder, if there is something. */
export type Pasted = { kind: 'foreign' } | { kind: 'refused'; message: string } | { kind: 'pasted'; words: readonly string[] };

/** The steps that are selected, themselves or with their group. */
const selectedNodes = (editor: Editor): string[] => {
  const { nodes } = editor.document.store.getState().graph;
  const { selection } = editor.view.getState();
  return [...selection].flatMap((key) => {
    const group = groupOfKey(key);
    return group === undefined ? (Object.hasOwn(nodes, key) ? [key] : []) : membersOf(nodes, group);
  });
};

const selectedNotes = (editor: Editor): string[] => [...editor.view.getState().selection].flatMap((key) => noteOfKey(key) ?? []);

const copied = (editor: Editor): Clip | undefined => copyNodes(editor.document.store.getState().graph, selectedNodes(editor), selectedNotes(editor));

/** "3 steps", "3 steps and 1 note". */
const thingsIn = (clip: Clip, say: Say): string => {
  const [steps, notes] = [Object.keys(clip.nodes).length, Object.keys(clip.notes ?? {}).length];
  if (notes === 0) return say('{count, plural, one {# step} other {# steps}}', { count: steps });
  if (steps === 0) return say('{count, plural, one {# note} other {# notes}}', { count: notes });
  return say('{steps, plural, one {# step} other {# steps}} and {notes, plural, one {# note} other {# notes}}', { steps, notes });
};

/** The selected steps as text for the system clipboard, or undefined when there are none. */
export const copySelection = (editor: Editor): string | undefined => {
  const content = copied(editor);
  if (content === undefined) return undefined;
  const { say } = editor.language;
  announce(editor.view, say('Copied {things}', { things: thingsIn(content, say) }));
  return JSON.stringify(content);
};

export const cutSelection = (editor: Editor): string | undefined => {
  const text = copySelection(editor);
  if (text === undefined) return undefined;
  // A group that is cut goes with its steps; deleting it would leave them.
  select(editor.view, [...selectedNodes(editor), ...selectedNotes(editor).map(noteKey)]);
  deleteSelection(editor);
  return text;
};

/** What the steps of a clip take up where they were copied; a card's height is known only once it is drawn. */
const boundsOf = (content: Clip): Rect => {
  const cards = Object.values(content.nodes).filter(({ parent }) => parent === undefined);
  const size = { width: cardMetrics.width, height: 4 * cardMetrics.head };
  const rects = [...cards.map(({ position }) => ({ ...position, ...size })), ...Object.values(content.notes ?? {}).map(rectOfNote)];
  return around(rects) ?? { x: 0, y: 0, ...size };
};

const insert = (editor: Editor, content: Clip, how: 'paste' | 'duplicate', by: Point): Pasted => {
  const { definitions, app } = editor;
  const { say } = editor.language;
  const fitted = fitClip(content, editor.document.store.getState().graph, { definitions, connectors: app.settings.connectors ?? [], say });
  if (!fitted.ok) {
    announce(editor.view, fitted.message);
    return { kind: 'refused', message: fitted.message };
  }
  let ids: string[] = [];
  let notes: string[] = [];
  const things = thingsIn(content, say);
  const done = editor.document.transact(say(how === 'paste' ? 'Paste {things}' : 'Duplicate {things}', { things }), (graph) => {
    notes = pasteNotes(graph, fitted.clip, by);
    ids = pasteNodes(graph, fitted.clip, by, (id, at) => {
      // The middle decides on the zone.
      placeNode(graph, id, { ...snap(at), width: cardMetrics.width, height: 2 * cardMetrics.head });
    });
  });
  if (!done) return { kind: 'refused', message: say('This flow cannot be changed now.') };
  const tops = ids.filter((id) => editor.document.store.getState().graph.nodes[id]?.parent === undefined);
  const pasted = [...tops, ...notes.map(noteKey)];
  const [first] = pasted;
  editor.view.setState({ selection: new Set(pasted), focused: first });
  // Keys are about what has the focus: that is the copy now. After a menu has given its focus back.
  if (first !== undefined) setTimeout(() => editor.canvas.current?.focus(first), 0);
  announce(editor.view, [say(how === 'paste' ? 'Pasted {things}' : 'Duplicated {things}', { things }), ...fitted.words].join('. '));
  return { kind: 'pasted', words: fitted.words };
};

/**
 * Pastes steps, from this flow or any other, as one undoable change: their top left corner at a point of the canvas, else in free
 * space in view. Text that is no steps of ours is left alone.
 */
export const paste = (editor: Editor, text: string, at: Point | undefined): Pasted => {
  const read = readClip(text, editor.language.say);
  if (!read.ok) return read.foreign ? { kind: 'foreign' } : { kind: 'refused', message: read.message };
  const bounds = boundsOf(read.clip);
  const target = at ?? freeSpot(editor.model.getState().model, editor.canvas.current?.middle() ?? bounds, bounds);
  return insert(editor, read.clip, 'paste', difference(target, bounds));
};

export const duplicateSelection = (editor: Editor): void => {
  const content = copied(editor);
  if (content !== undefined) insert(editor, content, 'duplicate', { x: 32, y: 32 });
};
