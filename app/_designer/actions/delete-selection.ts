import type { Say } from '#flows/languages/say.ts';
import { ungroup } from '../edit/groups.ts';
import { heal } from '../edit/heal.ts';
import { removeNodes } from '../edit/remove-nodes.ts';
import { removeZone } from '../edit/zones.ts';
import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import { groupOfKey, noteOfKey, announce, zoneOfKey } from '../view/create-view.ts';
import { goHome } from './go-home.ts';

type Chosen = Readonly<Record<'nodes' | 'edges' | 'zones' | 'groups' | 'notes', readonly string[]>>;

const labelOf = (model: Model, chosen: Chosen, say: Say): string => {
  const total = Object.values(chosen).reduce((sum, ids) => sum + ids.length, 0);
  if (total > 1) return say('Delete {count, plural, one {# thing} other {# things}}', { count: total });
  const { nodes, edges, groups, notes } = chosen;
  const [[node], [group]] = [nodes, groups];
  if (group !== undefined) {
    const name = model.groups.get(group)?.name;
    return name === undefined ? say('Ungroup steps') : say('Ungroup {name}', { name });
  }
  if (notes.length > 0) return say('Delete a note');
  if (node !== undefined) return say('Delete {step}', { step: titleOf(model, node) });
  return say(edges.length > 0 ? 'Delete a wire' : 'Delete a zone');
};

/** Where the focus goes when the card that had it is gone: to where the way came from, else on, else to any card. */
const nextFocus = ({ graph, cards }: Model, gone: ReadonlySet<string>): string | undefined => {
  const edges = Object.values(graph.edges);
  const near = [
    ...edges.filter((edge) => gone.has(edge.to)).map((edge) => edge.from),
    ...edges.filter((edge) => gone.has(edge.from)).map((edge) => edge.to),
    ...[...gone].flatMap((id) => graph.nodes[id]?.parent ?? []),
    ...cards.keys(),
  ];
  return near.find((id) => cards.has(id) && !gone.has(id) && !gone.has(graph.nodes[id]?.parent ?? ''));
};

/** Deletes what is selected as one undoable change. A zone goes only when nothing is left in it. */
export const deleteSelection = (editor: Editor): void => {
  const { model } = editor.model.getState();
  const { graph } = model;
  const chosen = [...editor.view.getState().selection];
  const nodes = chosen.filter((id) => Object.hasOwn(graph.nodes, id));
  const edges = chosen.filter((id) => Object.hasOwn(graph.edges, id));
  const zones = chosen.flatMap((key) => zoneOfKey(key) ?? []);
  const groups = chosen.flatMap((key) => groupOfKey(key) ?? []);
  const notes = chosen.flatMap((key) => noteOfKey(key) ?? []);
  const { say } = editor.language;
  let full = 0;
  const label = labelOf(model, { nodes, edges, zones, groups, notes }, say);
  const next = nodes.length === 0 ? graph.edges[edges[0] ?? '']?.from : nextFocus(model, new Set(nodes));
  const done = editor.document.transact(label, (draft) => {
    for (const id of edges) delete draft.edges[id];
    const [only] = nodes;
    if (nodes.length === 1 && only !== undefined) heal(draft, model, only);
    removeNodes(draft, nodes);
    // A group is drawn around steps: without it they stand where they are.
    for (const group of groups) ungroup(draft, group);
    for (const note of notes) delete draft.notes[note];
    for (const zone of zones) if (!removeZone(draft, zone)) full += 1;
  });
  if (full > 0) announce(editor.view, say('A zone can be deleted when nothing stands in it. Move or delete its steps first.'));
  if (!done) return;
  editor.view.setState({ selection: new Set(), focused: next });
  // After a menu has given its focus back. Keys, above all those that undo, must be heard.
  if (next !== undefined) setTimeout(() => goHome(editor, next), 0);
  announce(editor.view, say('{change}. Undo brings it back', { change: label }));
};
