'use client';

import { CircleMinus, CirclePlus, PencilLine } from 'lucide-react';
import { phrase } from '#flows/languages/phrase.ts';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { select } from '../view/create-view.ts';
import type { DiffLine } from './diff-words.ts';

const marks = { added: CirclePlus, removed: CircleMinus, changed: PencilLine } as const;
const markWords = { added: phrase('Added'), removed: phrase('Removed'), changed: phrase('Changed') } as const;

const Line = ({ line }: { line: DiffLine }) => {
  const editor = useEditor();
  const { id } = line;
  const words = (
    <>
      <span translate="no">{line.what}</span>
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
export const Changes = ({ lines }: { lines: readonly DiffLine[] }) => {
  const say = useSay();
  return (
    <ul className="diff">
      {lines.map((line) => {
        const Mark = marks[line.kind];
        return (
          <li key={`${line.kind}${line.what}${line.id ?? ''}`} className={`is-${line.kind}`}>
            <Mark aria-label={say(markWords[line.kind])} />
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
                            <del dir="auto">{before}</del>{' '}
                            <span aria-hidden className="inline-block rtl:-scale-x-100">
                              →
                            </span>{' '}
                          </>
                        )}
                        <ins dir="auto">{after}</ins>
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
};
