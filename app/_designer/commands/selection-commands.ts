import { BoxSelect, PencilLine, Trash2 } from 'lucide-react';
import { deleteSelection } from '../actions/delete-selection.ts';
import { groupOfKey, noteOfKey } from '../view/create-view.ts';
import type { Command } from './command.ts';
import { hasSelection } from './selected.ts';

/** What can be done to whatever is selected. */
export const selectionCommands: readonly Command[] = [
  {
    id: 'selection.all',
    title: 'Select all steps',
    icon: BoxSelect,
    keys: ['Ctrl+A'],
    run: ({ editor }) => {
      const { cards } = editor.scene.get();
      editor.view.setState({ selection: new Set([...cards.values()].filter((card) => card.container === undefined).map((card) => card.id)) });
    },
  },
  {
    id: 'selection.rename',
    title: 'Rename',
    icon: PencilLine,
    keys: ['F2'],
    edits: true,
    when: ({ editor }) => {
      const [only = '', ...others] = editor.view.getState().selection;
      return only !== '' && others.length === 0 && noteOfKey(only) === undefined;
    },
    needs: 'Select one step, zone or group first',
    run: ({ editor }) => {
      const [only] = editor.view.getState().selection;
      // A group that is not collapsed has its name on the canvas.
      if (only !== undefined && editor.scene.get().groups.has(groupOfKey(only) ?? '')) setTimeout(() => editor.view.setState({ writing: only }), 0);
      else if (only !== undefined) editor.view.setState({ side: 'settings', over: 'side', wantField: { node: only, field: 'name' } });
    },
  },
  {
    id: 'selection.delete',
    title: 'Delete',
    icon: Trash2,
    keys: ['Delete', 'Backspace'],
    edits: true,
    danger: true,
    when: hasSelection,
    needs: 'Select something first',
    run: ({ editor }) => deleteSelection(editor),
  },
];
