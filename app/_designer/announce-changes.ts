import type { Editor } from './editor/editor.ts';
import type { Timing } from './saving/start-autosave.ts';
import { announce } from './view/create-view.ts';

/** Long enough that a drag or a burst of settings is said once. */
const quietMs = 700;

/**
 * Says what was changed by whatever says nothing itself, such as a drag or a switch of a panel, so that no change goes
 * unheard (EDITOR 10). What is typed into a field (`isTyping`), the field says. Returns how to stop.
 */
export const announceChanges = (
  { document, view, language: { say } }: Pick<Editor, 'document' | 'view' | 'language'>,
  timing: Pick<Timing, 'after'>,
  isTyping: () => boolean,
): (() => void) => {
  let cancel: (() => void) | undefined;
  let heard: number | undefined;
  const stop = document.onChange(({ cause, label }) => {
    if (cause !== 'edit') return;
    heard ??= view.getState().said.count;
    cancel?.();
    cancel = timing.after(quietMs, () => {
      const unsaid = heard === view.getState().said.count;
      heard = undefined;
      if (unsaid && !isTyping()) announce(view, say('Done: {change}', { change: label }));
    });
  });
  return () => {
    stop();
    cancel?.();
  };
};
