'use client';

import { Pin } from 'lucide-react';
import { useSay } from '#app/_ui/language.tsx';
import { useView } from '../editor/use-editor.ts';

/** On a card: that walks from here begin with a context of one's own, and how long a past run stood here. */
export const WalkMarks = ({ id }: { id: string }) => {
  const say = useSay();
  const isPinned = useView((view) => view.shown === undefined && view.pins[id] !== undefined);
  const time = useView((view) => view.lit?.times?.[id]);
  return (
    <>
      {isPinned && (
        <span className="card-pin" title={say('Run from here begins with what you pinned')}>
          <Pin aria-label={say('Pinned context')} />
        </span>
      )}
      {time !== undefined && <span className="card-time">{time}</span>}
    </>
  );
};
