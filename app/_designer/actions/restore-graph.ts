import type { Graph } from '#flows/graph/graph.ts';
import { replaceGraph } from '../edit/replace-graph.ts';
import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

/** Takes an old version's drawing into the draft as one undoable change; what is the same in both stays untouched. */
export const restoreGraph = (editor: Editor, from: Graph, version: number): void => {
  const { say } = editor.language;
  editor.document.transact(say('Take version {version} into the draft', { version }), (draft) => replaceGraph(draft, from));
  editor.view.setState({ selection: new Set(), focused: undefined });
  requestAnimationFrame(() => editor.canvas.current?.fit());
  announce(editor.view, say('Version {version} is in the draft now', { version }));
};
