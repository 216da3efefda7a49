import { ChevronsDownUp, ChevronsUpDown, FoldVertical, Group, LogOut, Rows2, Trash2, Ungroup, UnfoldVertical } from 'lucide-react';
import { chosenGroups, deleteWithSteps, groupSelection, groupsMeant, leaveGroup, ungroupAll } from '../actions/group-edit.ts';
import { collapseGroups, expandGroups } from '../actions/group-fold.ts';
import { announce } from '../view/create-view.ts';
import type { Command, Scope } from './command.ts';
import { hasSteps } from './selected.ts';

const folded = ({ editor }: Scope, isFolded: boolean): string[] =>
  groupsMeant(editor).filter((id) => editor.view.getState().collapsed.has(id) === isFolded);

const all = ({ editor }: Scope, isFolded: boolean): string[] =>
  [...editor.model.getState().model.groups.keys()].filter((id) => editor.view.getState().collapsed.has(id) === isFolded);

/** The focus goes to the group's card or name: what had it may be hidden now. */
const stayOn = ({ editor }: Scope): void => {
  const { focused } = editor.view.getState();
  if (focused !== undefined) setTimeout(() => editor.canvas.current?.focus(focused), 0);
};

/** Groups: steps that belong together. Whether one is collapsed is each person's own and changes nothing for others (EDITOR 6). */
export const groupCommands: readonly Command[] = [
  {
    id: 'group.create',
    title: 'Group steps',
    icon: Group,
    words: ['bundle', 'together', 'frame', 'section', 'subflow'],
    keys: ['Ctrl+G'],
    edits: true,
    when: (scope) => hasSteps(scope) || chosenGroups(scope.editor).length > 1,
    needs: 'Select steps first',
    run: (scope) => {
      const { editor, toast } = scope;
      const done = groupSelection(editor);
      if (done === 'zones-differ') {
        const { say } = editor.language;
        toast.failed(say('A group stands in one zone'), say('Select steps of one zone, then group them.'));
        announce(editor.view, say('Nothing was grouped: a group stands in one zone.'));
      }
      if (done === 'grouped') stayOn(scope);
    },
  },
  {
    id: 'group.ungroup',
    title: 'Ungroup',
    icon: Ungroup,
    words: ['dissolve', 'release'],
    keys: ['Ctrl+Shift+G'],
    edits: true,
    when: ({ editor }) => groupsMeant(editor).length > 0,
    needs: 'Select a group first',
    run: (scope) => {
      ungroupAll(scope.editor, groupsMeant(scope.editor));
      stayOn(scope);
    },
  },
  {
    id: 'group.collapse',
    title: 'Collapse group',
    icon: ChevronsDownUp,
    words: ['fold', 'hide steps'],
    keys: ['G'],
    when: (scope) => folded(scope, false).length > 0,
    needs: 'Select a group first',
    run: (scope) => {
      collapseGroups(scope.editor, folded(scope, false));
      stayOn(scope);
    },
  },
  {
    id: 'group.expand',
    title: 'Expand group',
    icon: ChevronsUpDown,
    words: ['unfold', 'show steps', 'open'],
    keys: ['Shift+G'],
    when: (scope) => folded(scope, true).length > 0,
    needs: 'Select a collapsed group first',
    run: (scope) => {
      expandGroups(scope.editor, folded(scope, true));
      stayOn(scope);
    },
  },
  {
    id: 'group.collapse-all',
    title: 'Collapse all groups',
    icon: FoldVertical,
    when: (scope) => all(scope, false).length > 0,
    run: (scope) => collapseGroups(scope.editor, all(scope, false)),
  },
  {
    id: 'group.expand-all',
    title: 'Expand all groups',
    icon: UnfoldVertical,
    when: (scope) => all(scope, true).length > 0,
    run: (scope) => expandGroups(scope.editor, all(scope, true)),
  },
  {
    id: 'group.leave',
    title: 'Take out of its group',
    icon: LogOut,
    edits: true,
    when: (scope) => hasSteps(scope) && chosenGroups(scope.editor).length === 0 && groupsMeant(scope.editor).length > 0,
    needs: 'Select steps of a group first',
    run: ({ editor }) => leaveGroup(editor, [...editor.view.getState().selection]),
  },
  {
    id: 'group.delete-with-steps',
    title: 'Delete with its steps',
    icon: Trash2,
    edits: true,
    danger: true,
    when: ({ editor }) => chosenGroups(editor).length > 0,
    run: ({ editor }) => deleteWithSteps(editor, chosenGroups(editor)),
  },
  {
    id: 'canvas.compact',
    title: 'Compact cards',
    icon: Rows2,
    words: ['dense', 'small', 'overview', 'details'],
    keys: ['Shift+C'],
    run: ({ editor }) => {
      const compact = !editor.view.getState().compact;
      editor.view.setState({ compact });
      announce(editor.view, editor.language.say(compact ? 'Cards show only their names and outcomes' : 'Cards show everything'));
    },
  },
];
