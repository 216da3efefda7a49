import { History, Redo2, Undo2 } from 'lucide-react';
import { redo, undo } from '../actions/travel.ts';
import { openSide } from '../actions/open-side.ts';
import type { Command, Scope } from './command.ts';

const steps =
  (which: 'past' | 'future') =>
  ({ editor }: Scope): boolean =>
    editor.document.store.getState()[which].length > 0;

/** Through what was done. They work from any button of the designer; in a field these keys are the field's own. */
export const historyCommands: readonly Command[] = [
  {
    id: 'history.undo',
    title: 'Undo',
    icon: Undo2,
    keys: ['Ctrl+Z'],
    reach: 'designer',
    edits: true,
    when: steps('past'),
    needs: 'There is nothing to undo',
    run: ({ editor }) => undo(editor),
  },
  {
    id: 'history.redo',
    title: 'Redo',
    icon: Redo2,
    keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
    reach: 'designer',
    edits: true,
    when: steps('future'),
    needs: 'There is nothing to redo',
    run: ({ editor }) => redo(editor),
  },
  {
    id: 'history.show',
    title: 'Show the history',
    icon: History,
    words: ['undo', 'steps', 'changes', 'go back'],
    edits: true,
    run: ({ editor }) => openSide(editor, 'history'),
  },
];
