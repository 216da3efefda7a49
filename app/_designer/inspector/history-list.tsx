'use client';

import { useDocument, useEditor } from '../editor/use-editor.ts';
import { redo, undo } from '../actions/travel.ts';

const shown = 8;

/** What was done, newest first; pressing a step goes back (or forward) to just after it. */
export const HistoryList = () => {
  const editor = useEditor();
  const past = useDocument((state) => state.past);
  const future = useDocument((state) => state.future);
  if (past.length + future.length === 0) return null;
  const times = (count: number, travel: () => void) => {
    for (let index = 0; index < count; index += 1) travel();
  };
  return (
    <section aria-label="History" className="inspector-section">
      <h3>History</h3>
      <ol className="history">
        {future.slice(-3).map((step, index, list) => (
          <li key={`f${step.id}`} className="is-undone">
            <button type="button" onClick={() => times(future.length - future.indexOf(list[index] ?? step), () => redo(editor))}>
              {step.label}
            </button>
          </li>
        ))}
        {past
          .slice(-shown)
          .toReversed()
          .map((step, index) => (
            <li key={`p${step.id}`} aria-current={index === 0 || undefined}>
              <button type="button" disabled={index === 0} onClick={() => times(index, () => undo(editor))}>
                {step.label}
              </button>
            </li>
          ))}
      </ol>
    </section>
  );
};
