'use client';

import { useView } from './editor/use-editor.ts';

/** Says politely what has just happened. Two regions in turn, so that the same words can be said twice. */
export const Announcer = () => {
  const said = useView((view) => view.said);
  return (
    <div className="sr-only" aria-live="polite">
      <p>{said.count % 2 === 0 ? said.words : ''}</p>
      <p>{said.count % 2 === 1 ? said.words : ''}</p>
    </div>
  );
};
