import { Replace, Unplug } from 'lucide-react';
import { detachStep, isWired } from '../actions/detach-step.ts';
import { openReplace } from '../actions/open-replace.ts';
import { takeOut } from '../actions/take-out.ts';
import type { Card } from '../model/derive-model.ts';
import type { Command, Scope } from './command.ts';
import { stepOf } from './subject.ts';

const cardOf = (scope: Scope): Card | undefined => scope.editor.model.getState().model.cards.get(stepOf(scope) ?? '');

/** What can be done to one step without losing what it means to the flow (EDITOR 3). */
export const stepsCommands: readonly Command[] = [
  {
    id: 'step.replace',
    title: 'Replace with…',
    icon: Replace,
    words: ['change kind', 'swap', 'exchange', 'other step'],
    keys: ['X'],
    edits: true,
    when: (scope) => stepOf(scope) !== undefined,
    run: (scope) => {
      const id = stepOf(scope);
      if (id !== undefined) openReplace(scope.editor, id);
    },
  },
  {
    id: 'step.detach',
    title: 'Take out of the flow',
    icon: Unplug,
    words: ['detach', 'disconnect', 'unwire', 'take out of the chain', 'heal'],
    keys: ['D'],
    edits: true,
    when: (scope) => {
      const card = cardOf(scope);
      return card !== undefined && (card.container !== undefined || isWired(scope.editor, card.id));
    },
    run: (scope) => {
      const card = cardOf(scope);
      if (card?.container !== undefined) takeOut(scope.editor, card.id);
      else if (card !== undefined) detachStep(scope.editor, card.id);
    },
  },
];
