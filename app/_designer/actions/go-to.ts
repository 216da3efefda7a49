import type { Editor } from '../editor/editor.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import type { Model } from '../model/derive-model.ts';
import { groupOfKey, noteOfKey, announce, zoneOfKey } from '../view/create-view.ts';

/** What a place on the canvas is called. */
const placeName = ({ graph, cards }: Model, key: string): string =>
  cards.get(key)?.facts.title ??
  graph.zones[zoneOfKey(key) ?? '']?.name ??
  graph.groups?.[groupOfKey(key) ?? '']?.name ??
  graph.notes[noteOfKey(key) ?? '']?.text ??
  '';

/** Selects a step, or a zone, group or note by its key, brings it to the middle of the view and gives it the focus. False when there is none. */
export const goTo = (editor: Editor, key: string): boolean => {
  const { model } = editor.model.getState();
  if (Object.hasOwn(model.graph.edges, key) || drawnRects(model, key).length === 0) return false;
  editor.view.setState({ selection: new Set([key]), focused: key, port: undefined });
  editor.canvas.current?.show([key]);
  announce(editor.view, placeName(model, key));
  return true;
};
