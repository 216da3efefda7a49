'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { useSay } from '#app/_ui/language.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { createKindsHere } from '../palette/kinds-here.ts';
import { type QuickAdd, announce } from '../view/create-view.ts';
import { NodeMark } from './node-mark.tsx';

/** The kinds that may stand where the picker was opened, narrowed by typing. The field keeps the focus. */
export const KindList = ({ request, onChoose }: { request: QuickAdd; onChoose: (kind: NodeDefinition) => void }) => {
  const editor = useEditor();
  const say = useSay();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const kindsFor = useMemo(() => createKindsHere(editor, request), [editor, request]);
  const { kinds, hidden } = useMemo(() => kindsFor(query), [kindsFor, query]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const choose = (index: number) => {
    const found = kinds[index];
    if (found?.refused !== undefined) announce(editor.view, found.refused);
    else if (found !== undefined) onChoose(found.kind);
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the picker was asked for and goes away by itself
        autoFocus
        value={query}
        placeholder={say(request.replace === undefined ? 'What comes next?' : 'What takes its place?')}
        role="combobox"
        aria-expanded
        aria-controls="quick-add-list"
        aria-activedescendant={kinds[active] === undefined ? undefined : `quick-add-${active}`}
        aria-label={say('Search steps')}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') choose(active);
          else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, kinds.length - 1));
          else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
          else return;
          event.preventDefault();
        }}
      />
      <div ref={list} id="quick-add-list" role="listbox" aria-label={say('Steps')} tabIndex={-1}>
        {kinds.map(({ kind, refused }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field, which keeps the focus
          <div
            key={kind.id}
            id={`quick-add-${index}`}
            role="option"
            aria-selected={index === active}
            aria-disabled={refused !== undefined}
            tabIndex={-1}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(index)}
          >
            <NodeMark definition={kind} />
            <span>
              {say(kind.title)}
              <small>{refused ?? say(kind.summary)}</small>
            </span>
          </div>
        ))}
      </div>
      {kinds.length === 0 && <p>{say(query === '' ? 'No kind of step can stand here.' : 'No step is called that.')}</p>}
      {hidden > 0 && (
        <p className="quick-add-rest">
          {say('{count, plural, one {# kind cannot stand here.} other {# kinds cannot stand here.}} Search for one to see why.', { count: hidden })}
        </p>
      )}
    </>
  );
};
