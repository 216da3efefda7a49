import type { Editor } from '../editor/editor.ts';
import { say, zoneOfKey } from '../view/create-view.ts';

/** Selects a step or a zone (by its key), brings it to the middle of the view and gives it the focus. False when there is none. */
export const goTo = (editor: Editor, key: string): boolean => {
  const { model } = editor.model.getState();
  const zone = model.graph.zones[zoneOfKey(key) ?? ''];
  const card = model.cards.get(key);
  if (zone === undefined && card === undefined) return false;
  editor.view.setState({ selection: new Set([key]), focused: key, port: undefined });
  editor.canvas.current?.show([key]);
  say(editor.view, zone?.name ?? card?.facts.title ?? '');
  return true;
};
