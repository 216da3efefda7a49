import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { groupKey, announce, type View } from '../view/create-view.ts';

const setCollapsed = (view: View, change: (collapsed: Set<string>) => void): void => {
  const collapsed = new Set(view.getState().collapsed);
  change(collapsed);
  view.setState({ collapsed });
};

/** Shows groups as one card each: for this person, in this browser, and nowhere in the document. */
export const collapseGroups = (editor: Editor, groups: readonly string[]): void => {
  const { groups: known } = editor.model.getState().model;
  const found = groups.flatMap((id) => known.get(id) ?? []);
  const [first] = found;
  if (first === undefined) return;
  const hidden = new Set(found.flatMap(({ inside }) => inside));
  const { selection, focused, collapsed } = editor.view.getState();
  const keys = found.map(({ id }) => groupKey(id));
  const held = focused !== undefined && (hidden.has(focused) || keys.includes(focused));
  editor.view.setState({
    collapsed: new Set([...collapsed, ...found.map(({ id }) => id)]),
    // What is hidden cannot be what keys are about: its group's card takes its place.
    selection: new Set([...[...selection].filter((id) => !hidden.has(id)), ...(found.length === 1 ? keys : [])]),
    port: undefined,
    ...(held ? { focused: groupKey(found.find(({ inside, id }) => inside.includes(focused) || groupKey(id) === focused)?.id ?? first.id) } : {}),
  });
  const { say } = editor.language;
  announce(
    editor.view,
    found.length === 1
      ? say('Group {name} is collapsed', { name: first.name })
      : say('{count, plural, one {# group is collapsed} other {# groups are collapsed}}', { count: found.length }),
  );
};

export const expandGroups = (editor: Editor, groups: readonly string[]): void => {
  const { groups: known } = editor.model.getState().model;
  const found = groups.flatMap((id) => known.get(id) ?? []);
  const [first] = found;
  if (first === undefined) return;
  setCollapsed(editor.view, (collapsed) => {
    for (const { id } of found) collapsed.delete(id);
  });
  const { say } = editor.language;
  announce(
    editor.view,
    found.length === 1
      ? say('Group {name} is expanded', { name: first.name })
      : say('{count, plural, one {# group is expanded} other {# groups are expanded}}', { count: found.length }),
  );
};

/** A step itself; of a wire, where it begins if it is drawn within a group. */
const innerEnds = ({ graph: { edges, nodes } }: Model, id: string): string[] => {
  const wire = edges[id];
  if (wire === undefined) return [id];
  const [from, to] = [nodes[wire.from]?.group, nodes[wire.to]?.group];
  return from !== undefined && from === to ? [wire.from] : [];
};

/** A step that is selected is seen, and so is a wire: whoever selects it, its group is expanded for this person. */
export const unfoldSelected = (view: View, model: Model): void => {
  const { selection, collapsed } = view.getState();
  if (collapsed.size === 0) return;
  const chosen = new Set([...selection].flatMap((id) => innerEnds(model, id)));
  const hiding = [...collapsed].filter((id) => model.groups.get(id)?.inside.some((step) => chosen.has(step)));
  if (hiding.length === 0) return;
  setCollapsed(view, (left) => {
    for (const id of hiding) left.delete(id);
  });
};
