'use client';

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { endWalk, walkTo } from '../actions/walk.ts';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';

/** Walks a counter-example on the canvas, one step at a time. */
export const WalkBar = () => {
  const editor = useEditor();
  const say = useSay();
  const walk = useView((view) => view.walk);
  const step = walk?.path[walk.at];
  const card = useModel((model) => model.cards.get(step?.node ?? ''));
  if (walk === undefined || step === undefined) return null;
  const outcome = card?.outcomes.find((candidate) => candidate.id === step.outcome)?.label;
  const go = (at: number) => walkTo(editor, walk.title, walk.path, at);
  return (
    <div role="toolbar" aria-label={say('Walk the way to the problem')} className="walk-bar">
      <IconButton size="small" label={say('Previous step')} disabled={walk.at === 0} onClick={() => go(walk.at - 1)}>
        <ChevronLeft />
      </IconButton>
      <p>
        <strong>{say('{at} of {count}', { at: walk.at + 1, count: walk.path.length })}</strong>
        <span title={card?.facts.title} translate={card?.facts.named && 'no'}>
          {card?.facts.title ?? say('A step that is gone')}
        </span>
        {outcome !== undefined && (
          <span title={outcome} className="text-muted">
            {say('→ {outcome}', { outcome })}
          </span>
        )}
      </p>
      <IconButton size="small" label={say('Next step')} disabled={walk.at === walk.path.length - 1} onClick={() => go(walk.at + 1)}>
        <ChevronRight />
      </IconButton>
      <p className="walk-title" title={walk.title}>
        {walk.title}
      </p>
      <IconButton size="small" label={say('End the walk')} shortcut="Esc" onClick={() => endWalk(editor)}>
        <X />
      </IconButton>
    </div>
  );
};
