'use client';

import { CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import { useEditor } from '../editor/use-editor.ts';
import { select } from '../view/create-view.ts';
import type { DiffLine } from './diff-words.ts';

const marks = { added: CirclePlus, removed: CircleMinus, changed: PencilLine } as const;
const markWords = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

const Line = ({ line }: { line: DiffLine }) => {
  const editor = useEditor();
  const { id } = line;
  const words = (
    <>
      {line.what}
      {line.detail !== undefined && <small> {line.detail}</small>}
    </>
  );
  if (id === undefined) return <span>{words}</span>;
  return (
    <button
      type="button"
      onClick={() => {
        select(editor.view, [id]);
        editor.canvas.current?.show([id]);
      }}
    >
      {words}
    </button>
  );
};

/** What came, went and changed; pressing a line shows it on the canvas. */
export const Changes = ({ lines }: { lines: readonly DiffLine[] }) => (
  <ul className="diff">
    {lines.map((line) => {
      const Mark = marks[line.kind];
      return (
        <li key={`${line.kind}${line.what}${line.id ?? ''}`} className={`is-${line.kind}`}>
          <Mark aria-label={markWords[line.kind]} />
          <div>
            <Line line={line} />
            {line.settings !== undefined && line.settings.length > 0 && (
              <dl className="diff-settings">
                {line.settings.map(({ label, before, after }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {before !== '' && (
                        <>
                          <del>{before}</del> <span aria-hidden>→</span>{' '}
                        </>
                      )}
                      <ins>{after}</ins>
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </div>
        </li>
      );
    })}
  </ul>
);
