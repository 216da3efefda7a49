import type { MarkColour } from '#flows/graph/graph.ts';
import { markColours } from '#flows/graph/graph.ts';
import { groupable, makeGroup, membersOf, putInGroup, removeGroupWithSteps, takeOutOfGroup, ungroup } from '../edit/groups.ts';
import type { Editor } from '../editor/editor.ts';
import { titleOf } from '../model/names.ts';
import { counted } from '#app/_ui/counted.ts';
import { groupKey, groupOfKey, announce, select } from '../view/create-view.ts';

const graphOf = (editor: Editor) => editor.document.store.getState().graph;
const nameOf = (editor: Editor, group: string): string => graphOf(editor).groups?.[group]?.name ?? 'group';

/** Groups that are selected themselves. */
export const chosenGroups = (editor: Editor): string[] =>
  [...editor.view.getState().selection].flatMap((key) => {
    const id = groupOfKey(key);
    return id !== undefined && graphOf(editor).groups?.[id] !== undefined ? [id] : [];
  });

const chosenSteps = (editor: Editor): string[] => groupable(graphOf(editor).nodes, editor.view.getState().selection);

/** The groups a command is about: those selected, and those of selected steps; with nothing selected, of what has the focus. */
export const groupsMeant = (editor: Editor): string[] => {
  const { selection, focused } = editor.view.getState();
  const { nodes, groups } = graphOf(editor);
  const ids = selection.size === 0 && focused !== undefined ? [focused] : [...selection];
  const ofSteps = groupable(nodes, ids).flatMap((id) => nodes[id]?.group ?? []);
  return [...new Set([...ids.flatMap((key) => groupOfKey(key) ?? []), ...ofSteps])].filter((id) => groups?.[id] !== undefined);
};

/** The next colour in turn, so that groups beside each other are told apart. */
const nextColour = (editor: Editor): MarkColour => markColours[(Object.keys(graphOf(editor).groups ?? {}).length + 1) % markColours.length] ?? 'blue';

export type Grouped = 'grouped' | 'nothing' | 'zones-differ';

/** Makes the selected steps a group, or puts them into the one group that is selected with them, as one undoable change. */
export const groupSelection = (editor: Editor): Grouped => {
  const { nodes } = graphOf(editor);
  const [into, ...others] = chosenGroups(editor);
  const joins = into !== undefined && others.length === 0;
  const steps = [...new Set([...chosenSteps(editor), ...chosenGroups(editor).flatMap((id) => membersOf(nodes, id))])];
  if (steps.length === 0 || (joins && steps.every((id) => nodes[id]?.group === into))) return 'nothing';
  if (new Set(steps.map((id) => nodes[id]?.zone)).size > 1) return 'zones-differ';
  let group = into ?? '';
  editor.document.transact(
    joins ? `Put ${counted(steps.length, 'step')} into ${nameOf(editor, group)}` : `Group ${counted(steps.length, 'step')}`,
    (graph) => {
      if (joins) putInGroup(graph, group, steps);
      else group = makeGroup(graph, steps, nextColour(editor));
    },
  );
  select(editor.view, [groupKey(group)]);
  editor.view.setState({ focused: groupKey(group) });
  announce(editor.view, `${nameOf(editor, group)} holds ${counted(membersOf(graphOf(editor).nodes, group).length, 'step')}`);
  return 'grouped';
};

/** Takes groups away; their steps stay where they are, selected. */
export const ungroupAll = (editor: Editor, groups: readonly string[]): void => {
  const [first] = groups;
  if (first === undefined) return;
  const steps = groups.flatMap((id) => membersOf(graphOf(editor).nodes, id));
  const label = groups.length === 1 ? `Ungroup ${nameOf(editor, first)}` : `Ungroup ${groups.length} groups`;
  const done = editor.document.transact(label, (graph) => {
    for (const id of groups) ungroup(graph, id);
  });
  if (!done) return;
  editor.view.setState({ selection: new Set(steps), focused: steps[0], port: undefined });
  announce(editor.view, `${label}. Its steps stay where they are`);
};

export const deleteWithSteps = (editor: Editor, groups: readonly string[]): void => {
  const [first] = groups;
  if (first === undefined) return;
  const label = groups.length === 1 ? `Delete ${nameOf(editor, first)} with its steps` : `Delete ${groups.length} groups with their steps`;
  const done = editor.document.transact(label, (graph) => {
    for (const id of groups) removeGroupWithSteps(graph, id);
  });
  if (!done) return;
  editor.view.setState({ selection: new Set(), focused: undefined, port: undefined });
  announce(editor.view, `${label}. Undo brings it back`);
};

/** An empty name leaves the one there is. */
export const renameGroup = (editor: Editor, group: string, name: string): void => {
  const words = name.slice(0, 80);
  if (words.trim() === '') return;
  editor.document.transact(
    `Rename ${nameOf(editor, group)}`,
    (graph) => {
      const found = graph.groups?.[group];
      if (found !== undefined) found.name = words;
    },
    { burst: `group:${group}:name` },
  );
};

export const colourGroup = (editor: Editor, group: string, colour: MarkColour): void => {
  editor.document.transact(`Colour ${nameOf(editor, group)}`, (graph) => {
    const found = graph.groups?.[group];
    if (found !== undefined) found.colour = colour;
  });
};

/** Takes steps out of the group they are in. */
export const leaveGroup = (editor: Editor, steps: readonly string[]): void => {
  const leaving = groupable(graphOf(editor).nodes, steps).filter((id) => graphOf(editor).nodes[id]?.group !== undefined);
  const [first] = leaving;
  if (first === undefined) return;
  const { model } = editor.model.getState();
  const what = leaving.length === 1 ? titleOf(model, first) : counted(leaving.length, 'step');
  editor.document.transact(`Take ${what} out of its group`, (graph) => takeOutOfGroup(graph, leaving));
  announce(editor.view, `${what} is in no group any more`);
};
