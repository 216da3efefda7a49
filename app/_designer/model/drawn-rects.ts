import { type Rect, rectOf, sum } from '../edit/geometry.ts';
import { rectOfNote } from '../edit/notes-in.ts';
import { groupOfKey, noteOfKey, zoneOfKey } from '../view/create-view.ts';
import type { Model } from './derive-model.ts';
import { rectOfCard } from './rect-of-card.ts';

/** Where what is selected by this key is on the canvas: a card, a zone, a group, a note, both ends of a wire. What is hidden is where its group's card is. */
export const drawnRects = (scene: Model, key: string): Rect[] => {
  const { graph } = scene;
  const [zone, group] = [graph.zones[zoneOfKey(key) ?? ''], scene.groups.get(groupOfKey(key) ?? '')];
  const [note, edge] = [graph.notes[noteOfKey(key) ?? ''], graph.edges[key]];
  if (zone !== undefined) return [rectOf(zone)];
  if (group !== undefined) return [{ ...sum(graph.zones[group.zone]?.position ?? { x: 0, y: 0 }, group.position), ...group.size }];
  if (note !== undefined) return [rectOfNote(note)];
  if (edge !== undefined) return [...drawnRects(scene, edge.from), ...drawnRects(scene, edge.to)];
  const rect = rectOfCard(scene, scene.standIns.get(key) ?? key);
  return rect === undefined ? [] : [rect];
};
