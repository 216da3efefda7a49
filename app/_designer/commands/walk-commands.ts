import { Crosshair, Footprints, Play, RotateCcw, StepBack } from 'lucide-react';
import { askRunFrom } from '../walk/run-from.ts';
import type { Command, Scope } from './command.ts';
import { stepOf } from './subject.ts';

const isWalking = ({ editor }: Scope): boolean => editor.view.getState().walking;

/** Trying the draft out on the canvas (EDITOR 17). */
export const walkCommands: readonly Command[] = [
  {
    id: 'step.run-from-here',
    title: 'Run from here…',
    icon: Play,
    words: ['walk', 'try', 'test', 'start', 'preview', 'pin'],
    keys: ['R'],
    edits: true,
    when: (scope) => stepOf(scope) !== undefined,
    needs: 'Select one step first',
    run: (scope) => {
      const id = stepOf(scope);
      if (id !== undefined) askRunFrom(scope.editor, id);
    },
  },
  {
    id: 'walk.back',
    title: 'Walk: one step back',
    icon: StepBack,
    words: ['undo the last step of the run'],
    edits: true,
    when: isWalking,
    needs: 'Walk first: act in the phone, or run from a step',
    run: ({ editor }) => void editor.walker.back(),
  },
  {
    id: 'walk.restart',
    title: 'Walk: restart',
    icon: RotateCcw,
    edits: true,
    when: isWalking,
    needs: 'Walk first: act in the phone, or run from a step',
    run: ({ editor }) => void editor.walker.restart(),
  },
  {
    id: 'walk.follow',
    title: 'Walk: follow with the camera, or not',
    icon: Crosshair,
    edits: true,
    run: ({ editor }) => editor.walker.follow(!editor.walker.store.getState().follow),
  },
  {
    id: 'walk.end',
    title: 'Walk: end it',
    icon: Footprints,
    edits: true,
    when: isWalking,
    needs: 'Walk first: act in the phone, or run from a step',
    run: ({ editor }) => editor.walker.end(),
  },
];
