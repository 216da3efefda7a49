import type { MarkColour } from '#flows/graph/graph.ts';
import { markColours } from '#flows/graph/graph.ts';
import { groupable, makeGroup, membersOf, putInGroup, removeGroupWithSteps, takeOutOfGroup, ungroup } from '../edit/groups.ts';
import type { Editor } from '../editor/editor.ts';
import { titleOf } from '../model/names.ts';
import { groupKey, groupOfKey, announce, select } from '../view/create-view.ts';

const graphOf = (editor: Editor) => editor.document.store.getState().graph;
const nameOf = (editor: Editor, group: string): string => graphOf(editor).groups?.[group]?.name ?? editor.language.say('group');

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
  const { say } = editor.language;
  let group = into ?? '';
  editor.document.transact(
    joins
      ? say('Put {count, plural, one {# step} other {# steps}} into {group}', { count: steps.length, group: nameOf(editor, group) })
      : say('Group {count, plural, one {# step} other {# steps}}', { count: steps.length }),
    (graph) => {
      if (joins) putInGroup(graph, group, steps);
      else group = makeGroup(graph, steps, nextColour(editor), say);
    },
  );
  select(editor.view, [groupKey(group)]);
  editor.view.setState({ focused: groupKey(group) });
  const held = membersOf(graphOf(editor).nodes, group).length;
  announce(editor.view, say('{group} holds {count, plural, one {# step} other {# steps}}', { group: nameOf(editor, group), count: held }));
  return 'grouped';
};

/** Takes groups away; their steps stay where they are, selected. */
export const ungroupAll = (editor: Editor, groups: readonly string[]): void => {
  const [first] = groups;
  if (first === undefined) return;
  const steps = groups.flatMap((id) => membersOf(graphOf(editor).nodes, id));
  const { say } = editor.language;
  const label =
    groups.length === 1
      ? say('Ungroup {name}', { name: nameOf(editor, first) })
      : say('Ungroup {count, plural, one {# group} other {# groups}}', { count: groups.length });
  const done = editor.document.transact(label, (graph) => {
    for (const id of groups) ungroup(graph, id);
  });
  if (!done) return;
  editor.view.setState({ selection: new Set(steps), focused: steps[0], port: undefined });
  announce(editor.view, say('{change}. Its steps stay where they are', { change: label }));
};

export const deleteWithSteps = (editor: Editor, groups: readonly string[]): void => {
  const [first] = groups;
  if (first === undefined) return;
  const { say } = editor.language;
  const label =
    groups.length === 1
      ? say('Delete {name} with its steps', { name: nameOf(editor, first) })
      : say('Delete {count, plural, one {# group} other {# groups}} with their steps', { count: groups.length });
  const done = editor.document.transact(label, (graph) => {
    for (const id of groups) removeGroupWithSteps(graph, id);
  });
  if (!done) return;
  editor.view.setState({ selection: new Set(), focused: undefined, port: undefined });
  announce(editor.view, say('{change}. Undo brings it back', { change: label }));
};

/** An empty name leaves the one there is. */
export const renameGroup = (editor: Editor, group: string, name: string): void => {
  const words = name.slice(0, 80);
  if (words.trim() === '') return;
  editor.document.transact(
    editor.language.say('Rename {name}', { name: nameOf(editor, group) }),
    (graph) => {
      const found = graph.groups?.[group];
      if (found !== undefined) found.name = words;
    },
    { burst: `group:${group}:name` },
  );
};

export const colourGroup = (editor: Editor, group: string, colour: MarkColour): void => {
  editor.document.transact(editor.language.say('Colour {name}', { name: nameOf(editor, group) }), (graph) => {
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
  const { say } = editor.language;
  const [step, count] = [titleOf(model, first), leaving.length];
  const label =
    count === 1
      ? say('Take {step} out of its group', { step })
      : say('Take {count, plural, one {# step} other {# steps}} out of their group', { count });
  editor.document.transact(label, (graph) => takeOutOfGroup(graph, leaving));
  announce(
    editor.view,
    count === 1
      ? say('{step} is in no group any more', { step })
      : say('{count, plural, one {# step is in no group any more} other {# steps are in no group any more}}', { count }),
  );
};
