import { PencilLine, StickyNote } from 'lucide-react';
import { addNoteAt, openNote } from '../actions/note-edit.ts';
import { noteOfKey } from '../view/create-view.ts';
import type { Command, Scope } from './command.ts';

const onlyNote = ({ editor }: Scope): string | undefined => {
  const [key = '', ...others] = editor.view.getState().selection;
  return others.length === 0 ? noteOfKey(key) : undefined;
};

/** Words on the canvas. */
export const noteCommands: readonly Command[] = [
  {
    id: 'note.add',
    title: 'Add a note',
    icon: StickyNote,
    words: ['comment', 'text', 'sticky', 'remark'],
    keys: ['N'],
    edits: true,
    // After the menu has given its focus back.
    run: ({ editor, at }) => {
      const point = at === undefined ? undefined : editor.canvas.current?.toCanvas(at);
      setTimeout(() => addNoteAt(editor, point), 0);
    },
  },
  {
    id: 'note.write',
    title: 'Write on it',
    icon: PencilLine,
    edits: true,
    when: (scope) => onlyNote(scope) !== undefined,
    run: (scope) => {
      const note = onlyNote(scope);
      if (note !== undefined) setTimeout(() => openNote(scope.editor, note), 0);
    },
  },
];
