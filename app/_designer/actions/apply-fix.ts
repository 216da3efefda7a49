import { applyPatches } from 'immer';
import type { Issue } from '#flows/kit/issue.ts';
import { placeNode } from '../edit/place-node.ts';
import { absolutePosition } from '../edit/geometry.ts';
import type { Editor } from '../editor/editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { announce } from '../view/create-view.ts';

/** Does what a problem suggests, as one undoable change, and shows what was added. Returns false when it no longer fits. */
export const applyFix = (editor: Editor, fix: NonNullable<Issue['fix']>): boolean => {
  const before = editor.document.store.getState().graph.nodes;
  let done = false;
  try {
    done = editor.document.transact(fix.label, (graph) => {
      applyPatches(graph, [...fix.patches]);
      // The compiler knows no sizes: the zone makes room for what it added.
      for (const [id, node] of Object.entries(graph.nodes)) {
        if (before[id] === undefined && node.parent === undefined)
          placeNode(graph, id, { ...absolutePosition(graph, node), width: cardMetrics.width, height: 4 * cardMetrics.head });
      }
    });
  } catch {
    done = false;
  }
  if (!done) {
    announce(editor.view, editor.language.say('This fix no longer fits the flow'));
    return false;
  }
  const added = Object.keys(editor.document.store.getState().graph.nodes).filter((id) => before[id] === undefined);
  if (added.length > 0) {
    editor.view.setState({ selection: new Set(added) });
    editor.canvas.current?.show(added);
  }
  announce(editor.view, editor.language.say('Done: {change}', { change: fix.label }));
  return true;
};
