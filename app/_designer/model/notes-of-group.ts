import { notesIn } from '../edit/notes-in.ts';
import { groupKey } from '../view/create-view.ts';
import type { Model } from './derive-model.ts';
import { drawnRects } from './drawn-rects.ts';

/** Ids of the notes that lie in a group's frame: they go where it goes. `model` is the full one, so that they do for whoever sees it as one card too. */
export const notesOfGroup = (model: Model, group: string): string[] => {
  const [frame] = drawnRects(model, groupKey(group));
  return frame === undefined ? [] : notesIn(model.graph.notes, frame);
};
