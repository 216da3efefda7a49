'use client';

import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { addStep } from '../actions/add-step.ts';
import { findKinds } from '../palette/find-kinds.ts';
import { useEditor, useView } from '../editor/use-editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { NodeMark } from './node-mark.tsx';

const size = { width: 300, height: 360 };

/** Picks the next step where a wire was let go or a "+" was pressed. Enter adds step and wires as one change; Escape changes nothing. */
export const QuickAddPicker = () => {
  const editor = useEditor();
  const request = useView((view) => view.quickAdd);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const panel = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const returnTo = useRef<Element | null>(null);
  useEffect(() => {
    if (request === undefined) return;
    setQuery('');
    setActive(0);
    returnTo.current = document.activeElement;
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) editor.view.setState({ quickAdd: undefined });
    };
    // The gesture that opened the picker must not close it again.
    const timer = setTimeout(() => addEventListener('pointerdown', away, true), 0);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', away, true);
    };
  }, [request, editor]);
  useEffect(() => {
    const option = list.current?.children[active];
    option?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (request === undefined) return null;

  // A step that is led to cannot be one where runs begin.
  const kinds = findKinds(editor.definitions, query).filter((kind) => kind.role !== 'entry');
  const close = () => {
    editor.view.setState({ quickAdd: undefined });
    if (returnTo.current instanceof HTMLElement) returnTo.current.focus();
  };
  const choose = (index: number) => {
    const kind = kinds[index];
    if (kind === undefined) return;
    const { at, after, into, anywhere } = request;
    // Let go on the canvas, a wire ends at the new step's input; put into a wire, its middle is there.
    const middle = into === undefined ? { x: at.x + cardMetrics.width / 2, y: at.y + cardMetrics.head } : at;
    addStep(editor, kind.id, {
      ...(anywhere === true ? {} : { at: middle }),
      ...(after === undefined ? {} : { after }),
      ...(into === undefined ? {} : { into }),
    });
  };
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label="Add a step"
      className="quick-add"
      style={{
        left: Math.max(8, Math.min(request.screen.x, innerWidth - size.width - 8)),
        top: Math.max(8, Math.min(request.screen.y, innerHeight - size.height - 8)),
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') close();
        else if (event.key === 'Enter') choose(active);
        else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, kinds.length - 1));
        else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
        else return;
        event.preventDefault();
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: the picker was asked for and goes away by itself
        autoFocus
        value={query}
        placeholder="What comes next?"
        role="combobox"
        aria-expanded
        aria-controls="quick-add-list"
        aria-activedescendant={kinds[active] === undefined ? undefined : `quick-add-${active}`}
        aria-label="Search steps"
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
      />
      <div ref={list} id="quick-add-list" role="listbox" aria-label="Steps" tabIndex={-1}>
        {kinds.map((kind, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field, which keeps the focus
          <div
            key={kind.id}
            id={`quick-add-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(index)}
          >
            <NodeMark definition={kind} />
            <span>
              {kind.title}
              <small>{kind.summary}</small>
            </span>
          </div>
        ))}
      </div>
      {kinds.length === 0 && <p>No step is called that.</p>}
    </div>,
    document.body,
  );
};
