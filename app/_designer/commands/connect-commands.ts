import { ArrowDown, ArrowUp, ListTree, Plus, Settings2, Spline, SplinePointer, SquareArrowRight, Trash2 } from 'lucide-react';
import { deleteSelection } from '../actions/delete-selection.ts';
import { nudge } from '../actions/move-cards.ts';
import { moveToNextZone } from '../actions/move-to-next-zone.ts';
import { openConnect } from '../actions/open-connect.ts';
import { openSettings } from '../actions/open-settings.ts';
import { toggleOutline } from '../actions/toggle-outline.ts';
import type { Card } from '../model/derive-model.ts';
import type { Command, Scope } from './command.ts';
import { outcomeOf, stepOf, wireOf } from './subject.ts';

const cardOf = (scope: Scope): Card | undefined => scope.editor.model.getState().model.cards.get(stepOf(scope) ?? '');
const hasOutcomes = (scope: Scope): boolean => outcomeOf(scope) !== undefined || (cardOf(scope)?.ports.length ?? 0) > 0;

const ask = (scope: Scope, purpose: 'lead' | 'add'): void => {
  const [chosen, step] = [outcomeOf(scope), stepOf(scope)];
  if (chosen !== undefined) openConnect(scope.editor, chosen.from, chosen.outcome, purpose);
  else if (step !== undefined) openConnect(scope.editor, step, undefined, purpose);
};

/** Whether the step is a method that can be tried that much earlier or later. */
const mayMove = (scope: Scope, by: number): boolean => {
  const card = cardOf(scope);
  const siblings = scope.editor.model.getState().model.cards.get(card?.container ?? '')?.children ?? [];
  return card?.rank !== undefined && siblings[card.rank - 1 + by] !== undefined;
};

const move = (scope: Scope, by: number): void => {
  const id = stepOf(scope);
  if (id === undefined) return;
  scope.editor.view.setState({ selection: new Set([id]) });
  nudge(scope.editor, { x: 0, y: by }, false);
};

/** Building without a pointer: where outcomes lead, by name (EDITOR 7). */
export const connectCommands: readonly Command[] = [
  {
    id: 'step.settings',
    title: 'Open settings',
    icon: Settings2,
    words: ['properties', 'inspector', 'edit'],
    when: (scope) => stepOf(scope) !== undefined,
    run: (scope) => {
      const id = stepOf(scope);
      if (id !== undefined) openSettings(scope.editor, id);
    },
  },
  {
    id: 'step.connect',
    title: 'Connect…',
    icon: Spline,
    words: ['wire', 'link', 'lead', 'outcome'],
    keys: ['C', 'Ctrl+Enter'],
    edits: true,
    when: hasOutcomes,
    run: (scope) => ask(scope, 'lead'),
  },
  {
    id: 'step.add-after',
    title: 'Add a step after it',
    icon: Plus,
    words: ['next', 'new', 'insert'],
    keys: ['A', 'Insert'],
    edits: true,
    when: hasOutcomes,
    run: (scope) => ask(scope, 'add'),
  },
  {
    id: 'step.earlier',
    title: 'Try it earlier',
    icon: ArrowUp,
    words: ['move up', 'reorder'],
    keys: ['Alt+ArrowUp'],
    edits: true,
    when: (scope) => mayMove(scope, -1),
    run: (scope) => move(scope, -1),
  },
  {
    id: 'step.later',
    title: 'Try it later',
    icon: ArrowDown,
    words: ['move down', 'reorder'],
    keys: ['Alt+ArrowDown'],
    edits: true,
    when: (scope) => mayMove(scope, 1),
    run: (scope) => move(scope, 1),
  },
  {
    id: 'step.next-zone',
    title: 'Move to the next zone',
    icon: SquareArrowRight,
    words: ['public', 'secure', 'court'],
    keys: ['Alt+Z'],
    edits: true,
    when: (scope) => cardOf(scope)?.container === undefined && stepOf(scope) !== undefined,
    run: (scope) => {
      const id = stepOf(scope);
      if (id !== undefined) moveToNextZone(scope.editor, id);
    },
  },
  {
    id: 'wire.change-target',
    title: 'Change target',
    icon: SplinePointer,
    words: ['reconnect', 'lead elsewhere'],
    keys: ['T'],
    edits: true,
    when: (scope) => wireOf(scope) !== undefined,
    run: (scope) => ask(scope, 'lead'),
  },
  {
    id: 'wire.delete',
    title: 'Delete the wire',
    icon: Trash2,
    edits: true,
    danger: true,
    when: (scope) => wireOf(scope) !== undefined,
    run: ({ editor }) => deleteSelection(editor),
  },
  {
    id: 'view.outline',
    title: 'Show or hide the outline',
    icon: ListTree,
    words: ['tree', 'text', 'list of steps'],
    keys: ['O'],
    run: ({ editor }) => toggleOutline(editor),
  },
];
