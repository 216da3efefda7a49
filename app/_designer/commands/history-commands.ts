import { Redo2, Undo2 } from 'lucide-react';
import { redo, undo } from '../actions/travel.ts';
import type { Command } from './command.ts';

/** Through what was done. They work from any button of the designer; in a field these keys are the field's own. */
export const historyCommands: readonly Command[] = [
  { id: 'history.undo', title: 'Undo', icon: Undo2, keys: ['Ctrl+Z'], reach: 'designer', run: ({ editor }) => undo(editor) },
  { id: 'history.redo', title: 'Redo', icon: Redo2, keys: ['Ctrl+Y', 'Ctrl+Shift+Z'], reach: 'designer', run: ({ editor }) => redo(editor) },
];
