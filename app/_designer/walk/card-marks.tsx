'use client';

import { Pin } from 'lucide-react';
import { useView } from '../editor/use-editor.ts';

/** On a card: that walks from here begin with a context of one's own, and how long a past run stood here. */
export const WalkMarks = ({ id }: { id: string }) => {
  const isPinned = useView((view) => view.shown === undefined && view.pins[id] !== undefined);
  const time = useView((view) => view.lit?.times?.[id]);
  return (
    <>
      {isPinned && (
        <span className="card-pin" title="Run from here begins with what you pinned">
          <Pin aria-label="Pinned context" />
        </span>
      )}
      {time !== undefined && <span className="card-time">{time}</span>}
    </>
  );
};
