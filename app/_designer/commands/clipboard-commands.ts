import { ClipboardPaste, Copy, CopyPlus, Scissors } from 'lucide-react';
import { copySelection, cutSelection, duplicateSelection, paste } from '../actions/clipboard.ts';
import { tellPasted } from '../actions/tell-pasted.ts';
import type { Command, Scope } from './command.ts';
import { hasCopyable } from './selected.ts';

/** Undefined where the browser gives no leave at all: on an address that is neither https nor this computer. */
const clipboard = (): Clipboard | undefined => ('clipboard' in navigator ? navigator.clipboard : undefined);

const toClipboard = ({ editor, toast }: Scope, text: string | undefined): void => {
  if (text === undefined) return;
  const { say } = editor.language;
  const failed = () => toast.failed(say('The browser did not let us copy'), say('Use {keys} instead.', { keys: 'Ctrl+C' }));
  const system = clipboard();
  if (system === undefined) failed();
  else void system.writeText(text).catch(failed);
};

const fromClipboard = (scope: Scope): void => {
  const { editor, toast, at } = scope;
  const { say } = editor.language;
  const failed = () => toast.failed(say('The browser did not let us paste'), say('Use {keys} instead.', { keys: 'Ctrl+V' }));
  const system = clipboard();
  if (system === undefined) failed();
  else
    void system.readText().then((text) => {
      const pasted = paste(editor, text, at === undefined ? undefined : editor.canvas.current?.toCanvas(at));
      if (pasted.kind === 'foreign') toast.failed(say('There are no steps to paste'), say('Copy steps of a flow first.'));
      else tellPasted(toast, pasted, editor.language.say);
    }, failed);
};

/** Keys of copy, cut and paste are the browser's own: its clipboard events reach the canvas without asking for leave. */
export const clipboardCommands: readonly Command[] = [
  {
    id: 'steps.copy',
    title: 'Copy',
    icon: Copy,
    when: hasCopyable,
    needs: 'Select steps first',
    run: (scope) => toClipboard(scope, copySelection(scope.editor)),
  },
  {
    id: 'steps.cut',
    title: 'Cut',
    icon: Scissors,
    edits: true,
    when: hasCopyable,
    needs: 'Select steps first',
    run: (scope) => toClipboard(scope, cutSelection(scope.editor)),
  },
  { id: 'steps.paste', title: 'Paste', icon: ClipboardPaste, edits: true, run: fromClipboard },
  {
    id: 'steps.duplicate',
    title: 'Duplicate',
    icon: CopyPlus,
    words: ['copy', 'clone', 'again'],
    keys: ['Ctrl+D'],
    edits: true,
    when: hasCopyable,
    needs: 'Select steps first',
    run: ({ editor }) => duplicateSelection(editor),
  },
];

/** Shown beside commands whose keys the browser answers. */
export const browserKeys: Readonly<Record<string, string>> = { 'steps.copy': 'Ctrl+C', 'steps.cut': 'Ctrl+X', 'steps.paste': 'Ctrl+V' };
