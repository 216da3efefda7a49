'use client';

import { type KeyboardEvent, useRef } from 'react';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { travelBy } from '../actions/travel.ts';
import { useDocument, useEditor } from '../editor/use-editor.ts';

/**
 * Everything that was done here and can be undone, newest first; pressing a step goes back (or forward) to just after it. One tab
 * stop, walked by arrows: two hundred steps must not stand in the way of what follows.
 */
export const HistoryList = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const past = useDocument((state) => state.past);
  const future = useDocument((state) => state.future);
  const list = useRef<HTMLOListElement>(null);
  // What was undone lies ahead: the step that would be redone next is the last of `future` and stands just above where we are.
  const steps = [
    ...future.map((step, index) => ({ key: String(step.id), label: step.label, at: step.at, by: future.length - index })),
    ...past.toReversed().map((step, index) => ({ key: String(step.id), label: step.label, at: step.at, by: -index })),
    { key: 'beginning', label: say('Before all of this'), at: undefined, by: -past.length },
  ];
  const walk = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const next = buttons[buttons.findIndex((button) => button === document.activeElement) + by];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2>{say('History')}</h2>
          <p>
            {say(
              past.length + future.length === 0
                ? 'Nothing was changed yet. Each change you make stands here, and can be taken back.'
                : 'What you did here, newest first. Press a step to go to just after it. What others saved is never undone.',
            )}
          </p>
        </div>
      </header>
      {past.length + future.length > 0 && (
        <ol ref={list} aria-label={say('History')} className="history" onKeyDown={walk}>
          {steps.map(({ key, label, at, by }) => (
            <li key={key} aria-current={by === 0 ? 'step' : undefined} className={by > 0 ? 'is-undone' : undefined}>
              <button type="button" tabIndex={by === 0 ? 0 : -1} onClick={() => travelBy(editor, by)}>
                <span>{label}</span>
                {at !== undefined && <RelativeTime at={at} />}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
};
