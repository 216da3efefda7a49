import type { Draft } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { removeNodes } from '../edit/remove-nodes.ts';
import { removeZone } from '../edit/zones.ts';
import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import { say, zoneOfKey } from '../view/create-view.ts';

/** A step with one way in and a first way on leaves a wire behind: what led to it leads on, by the outcome it came from. */
const heal = (graph: Draft<Graph>, model: Model, id: string): void => {
  const incoming = Object.entries(graph.edges).filter(([, edge]) => edge.to === id);
  const [way] = incoming;
  const onward = model.cards.get(id)?.ports.find((port) => port.kind === 'pass')?.edge;
  const target = onward === undefined ? undefined : graph.edges[onward]?.to;
  if (incoming.length !== 1 || way === undefined || target === undefined || target === way[1].from || target === id) return;
  way[1].to = target;
};

const labelOf = (model: Model, nodes: readonly string[], edges: readonly string[], zones: readonly string[]): string => {
  const total = nodes.length + edges.length + zones.length;
  if (total > 1) return `Delete ${total} things`;
  const [node] = nodes;
  if (node !== undefined) return `Delete ${titleOf(model, node)}`;
  return edges.length > 0 ? 'Delete a wire' : 'Delete a zone';
};

/** Deletes what is selected as one undoable change. A zone goes only when nothing is left in it. */
export const deleteSelection = (editor: Editor): void => {
  const { model } = editor.model.getState();
  const { graph } = model;
  const chosen = [...editor.view.getState().selection];
  const nodes = chosen.filter((id) => Object.hasOwn(graph.nodes, id));
  const edges = chosen.filter((id) => Object.hasOwn(graph.edges, id));
  const zones = chosen.flatMap((key) => zoneOfKey(key) ?? []);
  let full = 0;
  const label = labelOf(model, nodes, edges, zones);
  const done = editor.document.transact(label, (draft) => {
    for (const id of edges) delete draft.edges[id];
    const [only] = nodes;
    if (nodes.length === 1 && only !== undefined) heal(draft, model, only);
    removeNodes(draft, nodes);
    for (const zone of zones) if (!removeZone(draft, zone)) full += 1;
  });
  if (full > 0) say(editor.view, 'A zone can be deleted when nothing stands in it. Move or delete its steps first.');
  if (!done) return;
  editor.view.setState({ selection: new Set(), focused: undefined });
  say(editor.view, `${label}. Undo brings it back`);
};
