import type { Zone } from '#flows/graph/graph.ts';
import { centre, contains, rectOf } from '../edit/geometry.ts';
import { rectOfNote } from '../edit/notes-in.ts';
import type { Model } from '../model/derive-model.ts';
import { groupKey, noteKey } from '../view/create-view.ts';

/** What stands on the drawing beside its steps and can be looked for by its words. */
export type Mark = { id: string; words: string; zone: Zone | undefined };

/** Groups by their names, notes by what is written on them; a note belongs to the zone its middle lies in. */
export const marksOf = ({ graph, groups }: Pick<Model, 'graph' | 'groups'>): Mark[] => [
  ...[...groups.values()].map(({ id, name, zone }) => ({ id: groupKey(id), words: name, zone: graph.zones[zone] })),
  ...Object.entries(graph.notes).map(([id, note]) => ({
    id: noteKey(id),
    words: note.text,
    zone: Object.values(graph.zones).find((zone) => contains(rectOf(zone), centre(rectOfNote(note)))),
  })),
];
