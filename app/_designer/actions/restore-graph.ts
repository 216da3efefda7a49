import type { Graph } from '#flows/graph/graph.ts';
import type { Editor } from '../editor/editor.ts';
import { say } from '../view/create-view.ts';

/** Takes an old version's drawing into the draft as one undoable change; what is the same in both stays untouched. */
export const restoreGraph = (editor: Editor, from: Graph, version: number): void => {
  editor.document.transact(`Take version ${version} into the draft`, (draft) => {
    const replace = <Item>(now: Record<string, Item>, then: Readonly<Record<string, Item>>) => {
      for (const id of Object.keys(now)) if (!Object.hasOwn(then, id)) delete now[id];
      for (const [id, item] of Object.entries(structuredClone(then))) if (JSON.stringify(now[id]) !== JSON.stringify(item)) now[id] = item;
    };
    replace(draft.zones, from.zones);
    replace(draft.nodes, from.nodes);
    replace(draft.edges, from.edges);
    replace(draft.notes, from.notes);
    replace(draft.strings, from.strings);
    if (draft.languages.join() !== from.languages.join()) draft.languages = [...from.languages];
  });
  editor.view.setState({ selection: new Set(), focused: undefined });
  requestAnimationFrame(() => editor.canvas.current?.fit());
  say(editor.view, `Version ${version} is in the draft now`);
};
