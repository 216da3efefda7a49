import type { Draft } from 'immer';
import type { Graph, Note } from '#flows/graph/graph.ts';
import { lastOrder } from './add-node.ts';
import type { Point, Rect } from './geometry.ts';
import { newId } from './new-id.ts';

export const noteSize = { width: 216, height: 96 } as const;
export const leastNote = { width: 96, height: 48 } as const;
export const noteColour: NonNullable<Note['colour']> = 'ochre';
export const longestNote = 2_000;

/** Adds an empty note with its top left corner at `at`, on the canvas. Returns its id. */
export const addNote = (graph: Draft<Graph>, at: Point): string => {
  const id = newId('note', graph.notes);
  graph.notes[id] = { text: '', position: at, size: { ...noteSize }, order: lastOrder(graph.notes) };
  return id;
};

export const writeNote = (graph: Draft<Graph>, id: string, text: string): void => {
  const note = graph.notes[id];
  if (note !== undefined) note.text = text.slice(0, longestNote);
};

export const colourNote = (graph: Draft<Graph>, id: string, colour: NonNullable<Note['colour']>): void => {
  const note = graph.notes[id];
  if (note !== undefined) note.colour = colour;
};

export const moveNote = (graph: Draft<Graph>, id: string, to: Point): void => {
  const note = graph.notes[id];
  if (note !== undefined) note.position = { x: to.x, y: to.y };
};

export const placeNote = (graph: Draft<Graph>, id: string, { x, y, width, height }: Rect): void => {
  const note = graph.notes[id];
  if (note === undefined) return;
  if (note.position.x !== x || note.position.y !== y) note.position = { x, y };
  if (note.size.width !== width || note.size.height !== height) note.size = { width, height };
};
