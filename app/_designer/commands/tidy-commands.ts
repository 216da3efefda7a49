import { AlignHorizontalDistributeCenter, Pin, PinOff } from 'lucide-react';
import { arePinned, pinSteps } from '../actions/pin-steps.ts';
import { tidyUp } from '../tidy/tidy-up.ts';
import type { Command, Scope } from './command.ts';
import { hasSteps } from './selected.ts';

const tidy = ({ editor, toast }: Scope, only?: ReadonlySet<string>): void => {
  const { say } = editor.language;
  tidyUp(editor, only).catch(() => toast.failed(say('Not tidied up'), say('The layout could not be loaded. Check your connection, then try again.')));
};

const severalSteps = ({ editor }: Scope): boolean => {
  const { nodes } = editor.document.store.getState().graph;
  return [...editor.view.getState().selection].filter((id) => Object.hasOwn(nodes, id)).length > 1;
};

/** Where things stand on the canvas. */
export const tidyCommands: readonly Command[] = [
  {
    id: 'canvas.tidy',
    title: 'Tidy up',
    icon: AlignHorizontalDistributeCenter,
    words: ['arrange', 'layout', 'align', 'clean'],
    keys: ['L'],
    edits: true,
    run: (scope) => tidy(scope),
  },
  {
    id: 'steps.tidy',
    title: 'Tidy up what is selected',
    icon: AlignHorizontalDistributeCenter,
    words: ['arrange', 'layout', 'align'],
    keys: ['Shift+L'],
    edits: true,
    when: severalSteps,
    run: (scope) => tidy(scope, scope.editor.view.getState().selection),
  },
  {
    id: 'steps.pin',
    title: 'Pin in place',
    icon: Pin,
    words: ['fix', 'keep', 'lock'],
    keys: ['P'],
    edits: true,
    when: (scope) => hasSteps(scope) && !arePinned(scope.editor),
    run: ({ editor }) => pinSteps(editor, true),
  },
  {
    id: 'steps.unpin',
    title: 'Unpin',
    icon: PinOff,
    edits: true,
    when: (scope) => hasSteps(scope) && arePinned(scope.editor),
    run: ({ editor }) => pinSteps(editor, false),
  },
];
