'use client';

import { CornerDownLeft } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { openSettings } from '../actions/open-settings.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { leftOpen } from '../model/left-open.ts';

/**
 * Outcomes nobody has wired that work all the same (EDITOR-05): not problems, so they are counted apart and shown to whoever
 * asks. What must lead somewhere is among the problems.
 */
export const LeftOpenList = () => {
  const editor = useEditor();
  const say = useSay();
  const model = useModel((current) => current);
  const open = useMemo(() => leftOpen(model), [model]);
  if (open.length === 0) return null;
  return (
    <details className="left-open">
      <summary>
        {say(
          '{count, plural, one {# outcome is not handled and goes back to the screen} other {# outcomes are not handled and go back to the screen}}',
          { count: open.length },
        )}
      </summary>
      <ul className="problem-list">
        {open.map(({ node, title, named, outcome, label }) => (
          <li key={`${node} ${outcome}`} className="problem">
            <CornerDownLeft aria-hidden className="text-muted rtl:-scale-x-100" />
            <div className="problem-words">
              <span className="problem-place" translate={named && 'no'}>
                {title}
              </span>
              <p>{say('“{outcome}” goes back to the screen before, with its message.', { outcome: label })}</p>
            </div>
            <div className="problem-actions">
              <Button
                size="small"
                look="quiet"
                onClick={() => {
                  openSettings(editor, node);
                  editor.canvas.current?.show([node], { keepFocus: true });
                }}
              >
                {say('Show')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
};
