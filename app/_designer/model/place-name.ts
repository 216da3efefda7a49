import { groupOfKey, noteOfKey, zoneOfKey } from '../view/create-view.ts';
import type { Model } from './derive-model.ts';

/** What a place on the canvas is called: a step, or a zone, group or note by its key. */
export const placeName = ({ graph, cards }: Model, key: string): string =>
  cards.get(key)?.facts.title ??
  graph.zones[zoneOfKey(key) ?? '']?.name ??
  graph.groups?.[groupOfKey(key) ?? '']?.name ??
  graph.notes[noteOfKey(key) ?? '']?.text ??
  '';
