'use client';

import { X } from 'lucide-react';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { openConnect } from '../actions/open-connect.ts';
import { openSettings } from '../actions/open-settings.ts';
import { standOn } from '../actions/stand-on.ts';
import { toggleOutline } from '../actions/toggle-outline.ts';
import { CommandMenu, type Hit } from '../commands/command-menu.tsx';
import { runByKey } from '../commands/run-by-key.ts';
import type { Editor } from '../editor/editor.ts';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import { groupKey, select } from '../view/create-view.ts';
import { type OutlineItem, outcomeKey, outlineOf } from './derive-outline.ts';
import { outlineKey } from './outline-key.ts';
import { lineOf } from './outline-line.ts';
import { OutlineRow } from './outline-row.tsx';
import { rowsOf, seenKey } from './outline-rows.ts';
import { itemTitle } from './outline-words.ts';

/** Letters typed within this belong together. */
const typingGapMs = 700;

/** The lines, which of them are closed, and which one has or will get the focus: the one the canvas stands on. */
const useOutline = () => {
  const model = useModel((current) => current);
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState<string | undefined>();
  const stands = useView(({ port, focused }) => (port === undefined ? focused : outcomeKey(port.node, port.outcome)));
  const outline = outlineOf(model);
  const rows = useMemo(() => rowsOf(outline.items, collapsed), [outline, collapsed]);
  const known = (key: string | undefined) => (key === undefined ? undefined : seenKey(outline.items, collapsed, key));
  const here = known(own) ?? known(stands) ?? rows[0]?.item.key ?? '';
  const fold = (key: string, open: boolean) =>
    setCollapsed((before) => (open ? new Set([...before].filter((one) => one !== key)) : new Set([...before, key])));
  return { model, rows, here, setOwn, fold };
};

/** What a line is to the rest of the designer: the focus, the selection, and what is in view. */
const stand = (editor: Editor, item: OutlineItem): void => {
  switch (item.kind) {
    case 'outcome':
      standOn(editor, { id: item.from, outcome: item.port.id }, 'outline', true);
      editor.canvas.current?.reveal(item.from);
      return;
    case 'zone':
    case 'step':
      standOn(editor, { id: item.key }, 'outline', true);
      select(editor.view, [item.key]);
      editor.canvas.current?.reveal(item.key);
      return;
    case 'group':
      select(editor.view, [groupKey(item.group)]);
      editor.view.setState({ port: undefined, home: 'outline' });
      editor.canvas.current?.reveal(groupKey(item.group));
      return;
    case 'unreached':
      editor.view.setState({ port: undefined, home: 'outline' });
  }
};

const hitOf = (item: OutlineItem | undefined): Hit => {
  if (item?.kind === 'step') return { target: 'steps', id: item.id };
  if (item?.kind === 'zone') return { target: 'zone', id: item.key };
  if (item?.kind === 'group') return { target: 'group', id: groupKey(item.group) };
  if (item?.kind !== 'outcome') return { target: 'canvas' };
  const { from, port } = item;
  return { target: port.edge === undefined ? 'outcome' : 'wire', id: port.edge ?? from, port: { node: from, outcome: port.id } };
};

/** The whole flow as nested text, in sync with the canvas; whatever can be done to a step there can be done here (EDITOR 10). */
export const OutlinePanel = () => {
  const editor = useEditor();
  const { say, direction } = editor.language;
  const toast = useToast();
  const tree = useRef<HTMLDivElement>(null);
  const typed = useRef({ letters: '', at: 0 });
  const { model, rows, here, setOwn, fold } = useOutline();

  const lineElement = (key: string) => tree.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  const itemOf = (element: Element | null): OutlineItem | undefined => {
    const key = element?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    return rows.find(({ item }) => item.key === key)?.item;
  };
  const goTo = (key: string) => lineElement(key)?.focus();

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the line stood on, or what there is, changes
  useEffect(() => {
    lineElement(here)?.scrollIntoView({ block: 'nearest' });
  }, [here, rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is opened by somebody, not when it was open already
  useEffect(() => {
    if (editor.view.getState().home === 'outline') goTo(here);
  }, []);

  const use = (item: OutlineItem) => {
    if (item.kind === 'step' || item.kind === 'zone') openSettings(editor, item.key);
    else if (item.kind === 'outcome' && 'to' in item.leads) goTo(item.leads.to);
    else if (item.kind === 'outcome' && editor.rights.edit) openConnect(editor, item.from, item.port.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'treeitem') return;
    if (event.key === 'Escape') {
      event.preventDefault();
      const { focused } = editor.view.getState();
      if (focused !== undefined) editor.canvas.current?.focus(focused);
      return;
    }
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key.length === 1 || !event.shiftKey)) {
      const { letters, at } = typed.current;
      const together = event.timeStamp - at < typingGapMs && event.key.length === 1 ? letters + event.key : event.key;
      if (event.key.length === 1) typed.current = { letters: together, at: event.timeStamp };
      const move = outlineKey(rows, here, event.key, together, (item) => itemTitle(model, item), direction);
      if (move !== undefined) {
        event.preventDefault();
        if ('go' in move) goTo(move.go);
        else if ('fold' in move) fold(move.fold, move.open);
        else use(move.use);
        return;
      }
      // A letter is looked for here, and means nothing else.
      if (event.key.length === 1) return;
    }
    if (runByKey({ editor, toast }, event, 'canvas')) event.preventDefault();
  };
  const onFocus = (event: FocusEvent) => {
    const item = event.target.getAttribute('role') === 'treeitem' ? itemOf(event.target) : undefined;
    if (item === undefined) return;
    setOwn(item.kind === 'group' || item.kind === 'unreached' ? item.key : undefined);
    stand(editor, item);
  };
  const onClick = (event: MouseEvent) => {
    const element = event.target instanceof Element ? event.target : null;
    const item = itemOf(element);
    if (item === undefined) return;
    const row = rows.find((candidate) => candidate.item === item);
    if (element?.closest('[data-fold]') != null && row?.open !== undefined) fold(item.key, !row.open);
    else if (item.kind === 'outcome' && item.leads.how === 'elsewhere') goTo(item.leads.to);
    else goTo(item.key);
  };
  return (
    <nav aria-label={say('Outline')} className="outline">
      <div className="outline-top">
        <h2>{say('Outline')}</h2>
        <IconButton size="small" label={say('Close the outline')} shortcut="O" onClick={() => toggleOutline(editor)}>
          <X />
        </IconButton>
      </div>
      <CommandMenu hitOf={(element) => hitOf(itemOf(element))}>
        <div
          ref={tree}
          role="tree"
          aria-label={say('Outline of the flow')}
          className="outline-tree"
          onKeyDown={onKeyDown}
          onFocus={onFocus}
          onClick={onClick}
          onDoubleClick={(event) => {
            const item = itemOf(event.target instanceof Element ? event.target : null);
            if (item !== undefined && item.kind !== 'outcome') use(item);
          }}
        >
          {rows.map((row) => (
            <OutlineRow key={row.item.key} line={lineOf(model, row)} stop={row.item.key === here} />
          ))}
        </div>
      </CommandMenu>
      {model.cards.size === 0 && (
        <p className="outline-none">{say('Nothing is drawn yet. Add a step, and the flow can be read here from its beginning.')}</p>
      )}
    </nav>
  );
};
