'use client';

import { useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTRPC } from '#app/_trpc/client.ts';
import { directedIcon } from '#app/_ui/directed-icon.ts';
import { useToast } from '#app/_ui/toast.tsx';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useEditor, useView } from '../editor/use-editor.ts';
import { entriesOf } from './entries-of.ts';
import type { Entry } from './entry.ts';
import { findEntries } from './find-entries.ts';
import { Keys } from '../keys-help/keys.tsx';

const Mark = ({ mark }: Pick<Entry, 'mark'>) => {
  if ('kind' in mark) return <NodeMark definition={mark.kind} />;
  const { icon: Icon } = mark;
  return <Icon aria-hidden className={directedIcon(Icon)} />;
};

const OpenList = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const toast = useToast();
  const router = useRouter();
  const trpc = useTRPC();
  const flows = useQuery(trpc.flows.list.queryOptions({ app: editor.app.slug }));
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const back = useRef<Element | null>(null);
  // What can be done is judged once, as it was when the list opened: the list itself changes nothing.
  const entries = useMemo(() => {
    const others = (flows.data ?? []).filter(({ id }) => id !== editor.flow.id);
    return entriesOf({ editor, toast }, others, ({ slug }) => router.push(`/apps/${editor.app.slug}/flows/${slug}`));
  }, [editor, toast, router, flows.data]);
  const found = findEntries(entries, query);
  const groups = [...Map.groupBy(found, ({ group }) => group)];
  const active = found[at];

  useEffect(() => {
    back.current = document.activeElement;
    panel.current?.querySelector('input')?.focus();
    const away = (event: Event) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) editor.view.setState({ sheet: undefined });
    };
    addEventListener('pointerdown', away, true);
    addEventListener('focusin', away);
    return () => {
      removeEventListener('pointerdown', away, true);
      removeEventListener('focusin', away);
    };
  }, [editor]);
  useEffect(() => {
    panel.current?.querySelector(`#command-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const giveBack = () => {
    editor.view.setState({ sheet: undefined });
    if (back.current instanceof HTMLElement && back.current !== document.body) back.current.focus();
    else editor.canvas.current?.focus(editor.view.getState().focused ?? '');
  };
  const choose = (entry: Entry | undefined) => {
    if (entry === undefined || entry.needs !== undefined) return;
    giveBack();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')) giveBack();
    else if (event.key === 'Enter') choose(active);
    else if (event.key === 'ArrowDown') setAt(found.length === 0 ? 0 : (at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt(found.length === 0 ? 0 : (at + found.length - 1) % found.length);
    else if (event.key !== 'Tab') return;
    event.preventDefault();
  };
  return createPortal(
    <div ref={panel} role="dialog" aria-label={say('All commands')} className="commands" onKeyDown={onKeyDown}>
      <input
        value={query}
        role="combobox"
        aria-label={say('What do you want to do?')}
        aria-expanded
        aria-controls="command-list"
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `command-${at}`}
        placeholder={say('What do you want to do? A command, a step, a flow')}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <div id="command-list" role="listbox" aria-label={say('Commands')} tabIndex={-1}>
        {groups.map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a list are grouped by role
          <div key={group} role="group" aria-label={group}>
            <p aria-hidden>{group}</p>
            {members.map((entry) => {
              const index = found.indexOf(entry);
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
                <div
                  key={entry.id}
                  id={`command-${index}`}
                  role="option"
                  aria-selected={index === at}
                  aria-disabled={entry.needs === undefined ? undefined : true}
                  tabIndex={-1}
                  className={clsx(entry.needs !== undefined && 'is-missing')}
                  onPointerMove={() => setAt(index)}
                  onClick={() => choose(entry)}
                >
                  <Mark mark={entry.mark} />
                  <span>{entry.title}</span>
                  {entry.needs !== undefined && <small>{entry.needs}</small>}
                  {entry.keys !== undefined && <Keys keys={entry.keys} />}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="commands-none">{say('Nothing is called that. Try another word, or the name of a step.')}</p>}
    </div>,
    document.body,
  );
};

/** Everything a builder can do, by name (EDITOR 20). It lies over the workbench until something is chosen or one goes away from it. */
export const CommandList = () => {
  const open = useView((view) => view.sheet === 'commands');
  return open ? <OpenList /> : null;
};
