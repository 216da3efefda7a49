import type { HistoryStep } from '../document/history-step.ts';
import type { Editor } from '../editor/editor.ts';
import { groupKey, groupOfKey, noteKey, noteOfKey, announce, zoneKey, zoneOfKey } from '../view/create-view.ts';

/** All steps of a group are the group: undoing its move must not expand it for somebody who sees it as one card. */
const asWhole = (editor: Editor, ids: ReadonlySet<string>): string[] => {
  const whole = [...editor.model.getState().model.groups.values()].filter(({ members }) => members.length > 1 && members.every((id) => ids.has(id)));
  const inWhole = new Set(whole.flatMap(({ members }) => members));
  return [...whole.map(({ id }) => groupKey(id)), ...[...ids].filter((id) => !inWhole.has(id) && !whole.some((group) => groupKey(group.id) === id))];
};

/** What a step of the history is about, as far as it is there now: it is selected, so that the eye finds it. */
const touched = (editor: Editor, step: HistoryStep): string[] => {
  const { graph } = editor.document.store.getState();
  const ids = step.patches.flatMap(({ path: [collection, id] }) => {
    if (typeof id !== 'string') return [];
    if (collection === 'nodes') return Object.hasOwn(graph.nodes, id) ? [id] : [];
    if (collection === 'edges') return Object.hasOwn(graph.edges, id) ? [id] : [];
    if (collection === 'notes') return Object.hasOwn(graph.notes, id) ? [noteKey(id)] : [];
    if (collection === 'groups') return Object.hasOwn(graph.groups ?? {}, id) ? [groupKey(id)] : [];
    return collection === 'zones' && Object.hasOwn(graph.zones, id) ? [zoneKey(id)] : [];
  });
  // A zone that grew or gave way for a step is not what it was about.
  const steps = ids.filter((id) => zoneOfKey(id) === undefined);
  return asWhole(editor, new Set(steps.length > 0 ? steps : ids));
};

/** What was selected before a step that was undone, as far as it is there again (EDITOR-03). */
const selectedBefore = (editor: Editor, { selected = [] }: HistoryStep): string[] => {
  const { nodes, edges, zones, notes, groups } = editor.document.store.getState().graph;
  return selected.filter(
    (id) =>
      Object.hasOwn(nodes, id) ||
      Object.hasOwn(edges, id) ||
      Object.hasOwn(zones, zoneOfKey(id) ?? '') ||
      Object.hasOwn(notes, noteOfKey(id) ?? '') ||
      Object.hasOwn(groups ?? {}, groupOfKey(id) ?? ''),
  );
};

const travelled = (editor: Editor, way: 'undone' | 'redone', step: HistoryStep | undefined): void => {
  const { say } = editor.language;
  if (step === undefined) {
    announce(editor.view, say(way === 'undone' ? 'Nothing to undo' : 'Nothing to redo'));
    return;
  }
  const before = way === 'undone' ? selectedBefore(editor, step) : [];
  editor.view.setState({ selection: new Set(before.length > 0 ? before : touched(editor, step)), moving: {} });
  announce(editor.view, say(way === 'undone' ? 'Undone: {change}' : 'Redone: {change}', { change: step.label }));
};

export const undo = (editor: Editor): void => travelled(editor, 'undone', editor.document.undo());
export const redo = (editor: Editor): void => travelled(editor, 'redone', editor.document.redo());

/** Through several steps at once, to where somebody pointed in the history: forward by so many, or back. */
export const travelBy = (editor: Editor, by: number): void => {
  const travel = by < 0 ? editor.document.undo : editor.document.redo;
  let last: HistoryStep | undefined;
  for (let left = Math.abs(by); left > 0; left -= 1) last = travel() ?? last;
  if (last === undefined) return;
  travelled(editor, by < 0 ? 'undone' : 'redone', last);
  const count = Math.abs(by);
  if (count === 1) return;
  announce(
    editor.view,
    editor.language.say(
      by < 0
        ? 'Undone: {count, plural, one {# step} other {# steps}}, back to before {change}'
        : 'Redone: {count, plural, one {# step} other {# steps}}, up to {change}',
      { count, change: last.label },
    ),
  );
};
