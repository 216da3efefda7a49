'use client';

import { useEffect } from 'react';
import { announceChanges } from './announce-changes.ts';
import { useEditor, useView } from './editor/use-editor.ts';

const timing = {
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const isTyping = (): boolean => document.activeElement?.matches('input:not([type="checkbox"], [type="radio"]), textarea') === true;

/** Says politely what has just happened. Two regions in turn, so that the same words can be said twice. */
export const Announcer = () => {
  const editor = useEditor();
  const said = useView((view) => view.said);
  useEffect(() => announceChanges(editor, timing, isTyping), [editor]);
  return (
    <div className="sr-only" aria-live="polite">
      <p>{said.count % 2 === 0 ? said.words : ''}</p>
      <p>{said.count % 2 === 1 ? said.words : ''}</p>
    </div>
  );
};
