'use client';

import { CornerDownLeft } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { openSettings } from '../actions/open-settings.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { leftOpen } from '../model/left-open.ts';

/**
 * Outcomes nobody has wired that work all the same (EDITOR-05): not problems, so they are counted apart and shown to whoever
 * asks. What must lead somewhere is among the problems.
 */
export const LeftOpenList = () => {
  const editor = useEditor();
  const model = useModel((current) => current);
  const open = useMemo(() => leftOpen(model), [model]);
  if (open.length === 0) return null;
  return (
    <details className="left-open">
      <summary>
        {open.length === 1
          ? '1 outcome is not handled and goes back to the screen'
          : `${open.length} outcomes are not handled and go back to the screen`}
      </summary>
      <ul className="problem-list">
        {open.map(({ node, title, outcome, label }) => (
          <li key={`${node} ${outcome}`} className="problem">
            <CornerDownLeft aria-hidden className="text-muted" />
            <div className="problem-words">
              <span className="problem-place">{title}</span>
              <p>“{label}” goes back to the screen before, with its message.</p>
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
                Show
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
};
