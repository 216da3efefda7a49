import type { Editor } from '../editor/editor.ts';
import { announce } from '../view/create-view.ts';

const chosen = (editor: Editor): string[] => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].filter((id) => nodes[id]?.parent === undefined && Object.hasOwn(nodes, id));
};

/** Whether all selected steps are pinned. */
export const arePinned = (editor: Editor): boolean => {
  const { nodes } = editor.document.store.getState().graph;
  const ids = chosen(editor);
  return ids.length > 0 && ids.every((id) => nodes[id]?.pinned === true);
};

/** Pins what is selected, or lets go of it: tidying up leaves pinned steps where they are. */
export const pinSteps = (editor: Editor, pinned: boolean): void => {
  const ids = chosen(editor);
  const { say } = editor.language;
  const done = editor.document.transact(say(pinned ? 'Pin in place' : 'Unpin'), (graph) => {
    for (const id of ids) {
      const node = graph.nodes[id];
      if (node === undefined) continue;
      if (pinned) node.pinned = true;
      else delete node.pinned;
    }
  });
  if (done) announce(editor.view, say(pinned ? 'Pinned: tidying up leaves it where it is' : 'No longer pinned'));
};
