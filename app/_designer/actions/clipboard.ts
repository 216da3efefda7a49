import { clip, copyNodes, pasteNodes } from '../edit/copy-nodes.ts';
import { difference, type Point, snap } from '../edit/geometry.ts';
import { placeNode } from '../edit/place-node.ts';
import type { Editor } from '../editor/editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { say } from '../view/create-view.ts';
import { deleteSelection } from './delete-selection.ts';

const selectedNodes = (editor: Editor): string[] => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].filter((id) => Object.hasOwn(nodes, id));
};

/** The selected steps as text for the system clipboard, or undefined when there are none. */
export const copySelection = (editor: Editor): string | undefined => {
  const content = copyNodes(editor.document.store.getState().graph, selectedNodes(editor));
  if (content === undefined) return undefined;
  const count = Object.keys(content.nodes).length;
  say(editor.view, count === 1 ? 'Copied 1 step' : `Copied ${count} steps`);
  return JSON.stringify(content);
};

export const cutSelection = (editor: Editor): string | undefined => {
  const text = copySelection(editor);
  if (text !== undefined) deleteSelection(editor);
  return text;
};

const insert = (editor: Editor, text: string, label: string, move: (topLeft: Point) => Point): boolean => {
  const read = readClip(text);
  if (read === undefined) return false;
  const corners = Object.values(read.nodes)
    .filter((node) => node.parent === undefined)
    .map((node) => node.position);
  const by = move({ x: Math.min(...corners.map((corner) => corner.x)), y: Math.min(...corners.map((corner) => corner.y)) });
  let ids: string[] = [];
  editor.document.transact(label, (graph) => {
    ids = pasteNodes(graph, read, by, (id, at) => {
      // The middle decides on the zone; a card's height is known only once it is drawn.
      placeNode(graph, id, { ...snap(at), width: cardMetrics.width, height: 2 * cardMetrics.head });
    });
  });
  editor.view.setState({ selection: new Set(ids), focused: ids[0] });
  say(editor.view, ids.length === 1 ? `${label}: 1 step` : `${label}: ${ids.length} steps`);
  return true;
};

const readClip = (text: string) => {
  try {
    const parsed = clip.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

/** Pastes steps at a point of the canvas. Text that is no steps of ours is left alone; returns whether it was. */
export const paste = (editor: Editor, text: string, at: Point | undefined): boolean =>
  insert(editor, text, 'Paste', (topLeft) => (at === undefined ? { x: 32, y: 32 } : difference(at, topLeft)));

export const duplicateSelection = (editor: Editor): void => {
  const content = copyNodes(editor.document.store.getState().graph, selectedNodes(editor));
  if (content !== undefined) insert(editor, JSON.stringify(content), 'Duplicate', () => ({ x: 32, y: 32 }));
};
