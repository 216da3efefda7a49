'use client';

import { clsx } from 'clsx';
import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { categories, type Category, type NodeDefinition } from '#flows/kit/define-node.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Tooltip } from '#app/_ui/tooltip.tsx';
import { addStep } from '../actions/add-step.ts';
import { judgeKinds } from '../actions/judge-kinds.ts';
import { slotForType } from '../actions/move-cards.ts';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useEditor, useView } from '../editor/use-editor.ts';
import { edgeUnder } from '../canvas/edge-under.ts';
import { announce } from '../view/create-view.ts';
import { findKinds } from './find-kinds.ts';

export const categoryWords: Readonly<Record<Category, string>> = {
  entry: phrase('Ways in'),
  access: phrase('Who may enter'),
  identify: phrase('Who it is'),
  verify: phrase('Proof'),
  choose: phrase('Choices'),
  decide: phrase('Decisions'),
  screen: phrase('Screens'),
  user: phrase('User record'),
  session: phrase('Session'),
  zone: phrase('In the zone'),
  end: phrase('Ends'),
};

/** Movement before a press becomes a drag, so that clicks stay clicks. */
const dragFrom = 6;

/** Dragging a kind of step onto the canvas, by mouse, pen or finger. */
const useKindDrag = (onAdded: (() => void) | undefined) => {
  const editor = useEditor();
  const [ghost, setGhost] = useState<{ kind: NodeDefinition; x: number; y: number } | undefined>();
  const held = useRef<{ kind: NodeDefinition; x: number; y: number; dragging: boolean } | undefined>(undefined);
  // The browser sends a click after a drag too, to where it began.
  const dragged = useRef(false);
  // A tooltip that the pointer has called on its way is not what it is over.
  const overCanvas = (event: PointerEvent) =>
    document
      .elementsFromPoint(event.clientX, event.clientY)
      .find((element) => element.closest('[data-radix-popper-content-wrapper]') === null)
      ?.closest('.canvas') != null;

  const press = (kind: NodeDefinition) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    held.current = { kind, x: event.clientX, y: event.clientY, dragging: false };
    dragged.current = false;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    const now = held.current;
    if (now === undefined) return;
    if (!now.dragging && Math.hypot(event.clientX - now.x, event.clientY - now.y) < dragFrom) return;
    now.dragging = true;
    dragged.current = true;
    setGhost({ kind: now.kind, x: event.clientX, y: event.clientY });
    const at = overCanvas(event) ? editor.canvas.current?.toCanvas({ x: event.clientX, y: event.clientY }) : undefined;
    const slot = at === undefined ? undefined : slotForType(editor, now.kind.id, at);
    if (slot?.container !== editor.view.getState().slot?.container || slot?.index !== editor.view.getState().slot?.index)
      editor.view.setState({ slot });
    const dropEdge = at === undefined || slot !== undefined ? undefined : edgeUnder(event.clientX, event.clientY);
    if (dropEdge !== editor.view.getState().dropEdge) editor.view.setState({ dropEdge });
  };
  const drop = (event: PointerEvent<HTMLElement>) => {
    const now = held.current;
    held.current = undefined;
    setGhost(undefined);
    const { slot } = editor.view.getState();
    editor.view.setState({ slot: undefined, dropEdge: undefined });
    if (now === undefined || !now.dragging || !overCanvas(event)) return;
    const at = editor.canvas.current?.toCanvas({ x: event.clientX, y: event.clientY });
    if (at === undefined) return;
    const edge = slot === undefined ? edgeUnder(event.clientX, event.clientY) : undefined;
    const { id, version } = now.kind;
    const refused = edge === undefined ? undefined : judgeKinds(editor, { at, into: { edge } })({ type: id, version, config: {} });
    const into = edge === undefined || refused !== undefined ? {} : { into: { edge } };
    addStep(editor, id, { at, ...(slot === undefined ? {} : { slot }), ...into });
    // It stands where it was dropped, beside the wire it may not stand in.
    if (refused !== undefined) announce(editor.view, refused);
    onAdded?.();
  };
  const cancel = () => {
    held.current = undefined;
    setGhost(undefined);
    editor.view.setState({ slot: undefined, dropEdge: undefined });
  };
  return {
    ghost,
    isClick: () => !dragged.current,
    handlers: (kind: NodeDefinition) => ({ onPointerDown: press(kind), onPointerMove: move, onPointerUp: drop, onPointerCancel: cancel }),
  };
};

const Ghost = ({ ghost }: { ghost: { kind: NodeDefinition; x: number; y: number } | undefined }) => {
  const say = useSay();
  return ghost === undefined
    ? null
    : createPortal(
        <div className="palette-ghost" style={{ transform: `translate(${ghost.x}px, ${ghost.y}px) translate(-50%, -50%)` }}>
          <NodeMark definition={ghost.kind} />
          {say(ghost.kind.title)}
        </div>,
        document.body,
      );
};

/** Every kind of step, by category, found by any word a builder may use for it. `named`: it has room for names whatever was chosen. */
export const Palette = ({ named = false, onAdded }: { named?: boolean; onAdded?: () => void }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const chosen = useView((view) => view.paletteOpen);
  const open = named || chosen;
  const [query, setQuery] = useState('');
  const [stop, setStop] = useState<string | undefined>();
  const { ghost, isClick, handlers } = useKindDrag(onAdded);
  const kinds = findKinds(editor.definitions, query, editor.language);
  const groups =
    query.trim() === ''
      ? categories.map((category) => ({ category, kinds: kinds.filter((kind) => kind.category === category) }))
      : [{ category: undefined, kinds }];
  const shown = groups.flatMap((group) => group.kinds);
  // The list is one tab stop; arrows walk in it, or the canvas would be thirty presses away (EDITOR 8).
  const current = (shown.find(({ id }) => id === stop) ?? shown[0])?.id;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.palette-item')];
    const next = items[items.findIndex((item) => item === document.activeElement) + by];
    event.preventDefault();
    next?.focus();
  };
  const add = (kind: NodeDefinition) => {
    addStep(editor, kind.id);
    onAdded?.();
  };
  return (
    <nav aria-label={say('Steps to add')} className={clsx('palette', !open && 'is-narrow', ghost !== undefined && 'is-dragged-from')}>
      <div className="palette-top">
        {open && (
          <div className="palette-search">
            <Search aria-hidden />
            <Input
              type="search"
              aria-label={say('Search steps')}
              placeholder={say('Search steps')}
              value={query}
              className="h-8 ps-8 text-sm"
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                const [first] = kinds;
                if (event.key === 'Enter' && query.trim() !== '' && first !== undefined) add(first);
                else if (event.key === 'Escape') setQuery('');
                else return;
                event.preventDefault();
              }}
            />
          </div>
        )}
        {!named && (
          <IconButton
            size="small"
            label={say(open ? 'Show icons only' : 'Show names')}
            aria-expanded={open}
            onClick={() => editor.view.setState({ paletteOpen: !open })}
          >
            {open ? <PanelLeftClose className="rtl:-scale-x-100" /> : <PanelLeftOpen className="rtl:-scale-x-100" />}
          </IconButton>
        )}
      </div>
      <div className="palette-list" onKeyDown={walk}>
        {groups
          .filter((group) => group.kinds.length > 0)
          .map((group) => (
            <section key={group.category ?? 'found'} aria-label={say(group.category === undefined ? 'Found' : categoryWords[group.category])}>
              {open && group.category !== undefined && <h3>{say(categoryWords[group.category])}</h3>}
              <ul>
                {group.kinds.map((kind) => {
                  const item = (
                    <button
                      type="button"
                      className="palette-item"
                      tabIndex={kind.id === current ? 0 : -1}
                      onFocus={() => setStop(kind.id)}
                      onClick={(event) => {
                        if (event.detail === 0 || isClick()) add(kind);
                      }}
                      {...handlers(kind)}
                      aria-label={open ? undefined : say(kind.title)}
                    >
                      <NodeMark definition={kind} />
                      {open && <span>{say(kind.title)}</span>}
                    </button>
                  );
                  return (
                    <li key={kind.id}>
                      <Tooltip
                        side="end"
                        content={
                          open ? (
                            say(kind.summary)
                          ) : (
                            <>
                              <strong>{say(kind.title)}</strong>
                              <br />
                              {say(kind.summary)}
                            </>
                          )
                        }
                      >
                        {item}
                      </Tooltip>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
        {kinds.length === 0 && open && (
          <p className="palette-none">{say('No step is called that. Try another word, such as “code”, “link” or “if”.')}</p>
        )}
      </div>
      <Ghost ghost={ghost} />
    </nav>
  );
};
