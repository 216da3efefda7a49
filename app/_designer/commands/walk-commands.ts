import { Crosshair, Footprints, Play, RotateCcw, StepBack, StepForward } from 'lucide-react';
import { askRunFrom } from '../walk/run-from.ts';
import { takesOutcome } from '../walk/takes-outcome.ts';
import type { Command, Scope } from './command.ts';
import { outcomeOf, stepOf } from './subject.ts';

const isWalking = ({ editor }: Scope): boolean => editor.view.getState().walking;

/** The outcome that is meant, if the run that is walked can leave by it. */
const outcomeToTake = (scope: Scope): string | undefined => {
  const [{ editor }, port] = [scope, outcomeOf(scope)];
  return port !== undefined && takesOutcome(editor.view.getState(), editor.model.getState().model, port) ? port.outcome : undefined;
};

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
    id: 'walk.take',
    title: 'Walk: go on by this outcome',
    icon: StepForward,
    words: ['take', 'choose', 'next'],
    edits: true,
    when: (scope) => outcomeToTake(scope) !== undefined,
    needs: 'Walk first, then go to an outcome of the step it stands on',
    run: (scope) => {
      const outcome = outcomeToTake(scope);
      if (outcome !== undefined) void scope.editor.walker.take(outcome);
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
