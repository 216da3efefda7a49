import type { MarkColour } from '#flows/graph/graph.ts';
import { type Point, type Rect, snap } from '../edit/geometry.ts';
import { addNote, colourNote, noteSize, placeNote, writeNote } from '../edit/notes.ts';
import type { Editor } from '../editor/editor.ts';
import { noteKey, announce, select } from '../view/create-view.ts';

/** Adds an empty note, its middle at a point of the canvas or in what is in view, and lets it be written at once. */
export const addNoteAt = (editor: Editor, at: Point | undefined): void => {
  const middle = at ?? editor.canvas.current?.middle() ?? { x: 0, y: 0 };
  const corner = snap({ x: middle.x - noteSize.width / 2, y: middle.y - noteSize.height / 2 });
  let id = '';
  const done = editor.document.transact(editor.language.say('Add a note'), (graph) => {
    id = addNote(graph, corner);
  });
  if (!done) return;
  select(editor.view, [noteKey(id)]);
  editor.view.setState({ focused: noteKey(id), port: undefined, writing: noteKey(id) });
  announce(editor.view, editor.language.say('Added a note. Write, then press Escape'));
};

/** Lets a note be written where it stands. */
export const openNote = (editor: Editor, note: string): void => {
  if (editor.rights.edit) editor.view.setState({ selection: new Set([noteKey(note)]), writing: noteKey(note) });
};

export const writeOnNote = (editor: Editor, note: string, text: string): void => {
  editor.document.transact(editor.language.say('Write a note'), (graph) => writeNote(graph, note, text), { burst: `note:${note}:text` });
};

export const paintNote = (editor: Editor, note: string, colour: MarkColour): void => {
  editor.document.transact(editor.language.say('Colour a note'), (graph) => colourNote(graph, note, colour));
};

export const resizeNote = (editor: Editor, note: string, { x, y, width, height }: Rect): void => {
  const rect = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  editor.document.transact(editor.language.say('Resize a note'), (graph) => placeNote(graph, note, rect));
};
