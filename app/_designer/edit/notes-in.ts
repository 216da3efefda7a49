import type { Draft } from 'immer';
import type { Graph, Note } from '#flows/graph/graph.ts';
import { centre, contains, type Point, type Rect, sum } from './geometry.ts';

export const rectOfNote = ({ position, size }: Note): Rect => ({ ...position, ...size });

/** Notes whose middle lies in a part of the canvas. */
export const notesIn = (notes: Graph['notes'], rect: Rect): string[] =>
  Object.entries(notes).flatMap(([id, note]) => (contains(rect, centre(rectOfNote(note))) ? [id] : []));

/** When a part of the canvas moves, the notes that lie in it go with it. */
export const moveNotesIn = (graph: Draft<Graph>, rect: Rect, by: Point): void => {
  for (const id of notesIn(graph.notes, rect)) {
    const note = graph.notes[id];
    if (note !== undefined) note.position = sum(note.position, by);
  }
};
