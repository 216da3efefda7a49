import { readClip, type Clip } from '../edit/clip.ts';
import { copyNodes, pasteNodes } from '../edit/copy-nodes.ts';
import { fitClip } from '../edit/fit-clip.ts';
import { difference, type Point, type Rect, snap } from '../edit/geometry.ts';
import { placeNode } from '../edit/place-node.ts';
import type { Editor } from '../editor/editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { say } from '../view/create-view.ts';
import { deleteSelection } from './delete-selection.ts';
import { freeSpot } from './free-spot.ts';

/** What came of a paste: nothing of ours; or what to tell the builder, if there is something. */
export type Pasted = { kind: 'foreign' } | { kind: 'refused'; message: string } | { kind: 'pasted'; words: readonly string[] };

const selectedNodes = (editor: Editor): string[] => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].filter((id) => Object.hasOwn(nodes, id));
};

const stepsIn = (content: Clip): string => {
  const count = Object.keys(content.nodes).length;
  return count === 1 ? '1 step' : `${count} steps`;
};

/** The selected steps as text for the system clipboard, or undefined when there are none. */
export const copySelection = (editor: Editor): string | undefined => {
  const content = copyNodes(editor.document.store.getState().graph, selectedNodes(editor));
  if (content === undefined) return undefined;
  say(editor.view, `Copied ${stepsIn(content)}`);
  return JSON.stringify(content);
};

export const cutSelection = (editor: Editor): string | undefined => {
  const text = copySelection(editor);
  if (text !== undefined) deleteSelection(editor);
  return text;
};

/** What the steps of a clip take up where they were copied; a card's height is known only once it is drawn. */
const boundsOf = (content: Clip): Rect => {
  const corners = Object.values(content.nodes).flatMap(({ parent, position }) => (parent === undefined ? [position] : []));
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x + cardMetrics.width, height: Math.max(...ys) - y + 4 * cardMetrics.head };
};

const insert = (editor: Editor, content: Clip, verb: 'Paste' | 'Duplicate', by: Point): Pasted => {
  const { definitions, app } = editor;
  const fitted = fitClip(content, editor.document.store.getState().graph, { definitions, connectors: app.settings.connectors ?? [] });
  if (!fitted.ok) {
    say(editor.view, fitted.message);
    return { kind: 'refused', message: fitted.message };
  }
  let ids: string[] = [];
  const label = `${verb} ${stepsIn(content)}`;
  const done = editor.document.transact(label, (graph) => {
    ids = pasteNodes(graph, fitted.clip, by, (id, at) => {
      // The middle decides on the zone.
      placeNode(graph, id, { ...snap(at), width: cardMetrics.width, height: 2 * cardMetrics.head });
    });
  });
  if (!done) return { kind: 'refused', message: 'This flow cannot be changed now.' };
  const tops = ids.filter((id) => editor.document.store.getState().graph.nodes[id]?.parent === undefined);
  editor.view.setState({ selection: new Set(tops), focused: tops[0] });
  say(editor.view, [`${verb === 'Paste' ? 'Pasted' : 'Duplicated'} ${stepsIn(content)}`, ...fitted.words].join('. '));
  return { kind: 'pasted', words: fitted.words };
};

/**
 * Pastes steps, from this flow or any other, as one undoable change: their top left corner at a point of the canvas, else in free
 * space in view. Text that is no steps of ours is left alone.
 */
export const paste = (editor: Editor, text: string, at: Point | undefined): Pasted => {
  const read = readClip(text);
  if (!read.ok) return read.foreign ? { kind: 'foreign' } : { kind: 'refused', message: read.message };
  const bounds = boundsOf(read.clip);
  const target = at ?? freeSpot(editor.model.getState().model, editor.canvas.current?.middle() ?? bounds, bounds);
  return insert(editor, read.clip, 'Paste', difference(target, bounds));
};

export const duplicateSelection = (editor: Editor): void => {
  const content = copyNodes(editor.document.store.getState().graph, selectedNodes(editor));
  if (content !== undefined) insert(editor, content, 'Duplicate', { x: 32, y: 32 });
};
