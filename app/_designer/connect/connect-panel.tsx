'use client';

import { CornerDownLeft, Flag, OctagonX, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { type Language, useLanguage } from '#app/_ui/language.tsx';
import { wireUp } from '../actions/wire-up.ts';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import type { Model } from '../model/derive-model.ts';
import { portWords, titleOf } from '../model/names.ts';
import { type Connect, announce } from '../view/create-view.ts';
import { type Choice, ChoiceList } from './choice-list.tsx';
import { connectTargets } from './connect-targets.ts';

const newStep = 'new step';
const pickerWidth = 300;
const marks = { pass: Flag, fail: CornerDownLeft, unavailable: OctagonX } as const;
/** Of the panel, px: it opens beside what it is about, but never out of the window. */
const size = { width: 320, height: 380, away: 8 };
/** The left edge of a panel of this width that stands after `box`, the way lines run. */
const after = (box: Pick<DOMRect, 'left' | 'right'> | undefined, width: number, direction: Language['direction']): number => {
  const { left, right } = box ?? { left: innerWidth / 2, right: innerWidth / 2 };
  return direction === 'rtl' ? left - size.away - width : right + size.away;
};

const outcomeChoices = (model: Model, from: string): Choice[] =>
  (model.cards.get(from)?.ports ?? []).map((port) => {
    const Mark = marks[port.kind];
    return {
      id: port.id,
      title: port.label,
      hint: portWords(model, port),
      mark: <Mark aria-hidden className={port.kind === 'fail' ? 'rtl:-scale-x-100' : undefined} />,
    };
  });

const targetChoices = (model: Model, from: string, now: string | undefined): Choice[] => {
  const targets = connectTargets(model, from).map(({ card, refused }): Choice & { zone: string } => ({
    id: card.id,
    title: card.facts.title,
    own: true,
    zone: card.zone,
    hint: card.id === now ? model.say('It leads here now') : (model.graph.zones[card.zone]?.name ?? ''),
    mark: <NodeMark definition={card.facts.definition} />,
    ...(refused === undefined ? {} : { refused }),
  }));
  const add: Choice = {
    id: newStep,
    title: model.say('New step…'),
    hint: model.say('Pick a kind of step and lead there'),
    mark: <Plus aria-hidden />,
    always: true,
  };
  return [...targets.filter((target) => target.refused === undefined), add, ...targets.filter((target) => target.refused !== undefined)];
};

/** Beside what had the focus; it goes back there when the panel closes. */
const Beside = ({ title, onClose, children }: { title: string; onClose: (giveBack: boolean) => void; children: ReactNode }) => {
  const panel = useRef<HTMLDivElement>(null);
  const beside = useRef(document.activeElement?.getBoundingClientRect());
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && panel.current?.contains(event.target) !== true) close.current(false);
    };
    addEventListener('pointerdown', away, true);
    return () => removeEventListener('pointerdown', away, true);
  }, []);
  const { direction } = useLanguage();
  const { top = innerHeight / 4 } = beside.current ?? {};
  return createPortal(
    <div
      ref={panel}
      role="dialog"
      aria-label={title}
      className="quick-add connect"
      style={{
        left: Math.max(size.away, Math.min(after(beside.current, size.width, direction), innerWidth - size.width - size.away)),
        top: Math.max(size.away, Math.min(top, innerHeight - size.height - size.away)),
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Tab') event.preventDefault();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose(true);
      }}
    >
      <h2>{title}</h2>
      {children}
    </div>,
    document.body,
  );
};

const Panel = ({ request }: { request: Connect }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const model = useModel((current) => current);
  const returnTo = useRef(document.activeElement);
  const { from, outcome, purpose } = request;
  const card = model.cards.get(from);
  const port = card?.ports.find((candidate) => candidate.id === outcome);

  const close = (giveBack: boolean) => {
    editor.view.setState({ connect: undefined });
    if (!giveBack) return;
    const before = returnTo.current;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    else editor.canvas.current?.focus(from);
  };
  const addAfter = (chosen: string) => {
    const edge = card?.ports.find((candidate) => candidate.id === chosen)?.edge;
    const at = returnTo.current?.getBoundingClientRect();
    close(true);
    editor.view.setState({
      quickAdd: {
        at: { x: 0, y: 0 },
        screen: { x: after(at, pickerWidth, editor.language.direction), y: at?.top ?? innerHeight / 4 },
        // What it led to so far comes after the new step.
        ...(edge === undefined || purpose === 'lead' ? { after: { from, outcome: chosen } } : { into: { edge } }),
        anywhere: true,
      },
    });
  };
  const pickOutcome = (chosen: string) => {
    if (purpose === 'add') addAfter(chosen);
    else editor.view.setState({ connect: { from, purpose, outcome: chosen } });
  };
  const pickTarget = (to: string) => {
    if (port === undefined) return;
    if (to === newStep) {
      addAfter(port.id);
      return;
    }
    close(true);
    wireUp(editor, from, port.id, to);
  };
  const adding = purpose === 'add' && port !== undefined;
  // Nothing is left to ask: the picker of kinds takes over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens that way
  useEffect(() => {
    if (adding) addAfter(port.id);
  }, [adding]);
  if (card === undefined || adding) return null;
  const refused = (reason: string) => announce(editor.view, reason);
  const now = port?.edge === undefined ? undefined : model.graph.edges[port.edge]?.to;
  if (port === undefined) {
    const question = say(purpose === 'add' ? 'Add a step after {step}' : 'Connect {step}', { step: card.facts.title });
    return (
      <Beside title={question} onClose={close}>
        <ChoiceList
          key="outcome"
          label={say('Outcome')}
          placeholder={say('Which outcome?')}
          choices={outcomeChoices(model, from)}
          none={say('No outcome is called that.')}
          onChoose={pickOutcome}
          onRefused={refused}
        />
      </Beside>
    );
  }
  return (
    <Beside title={say('{step}, {outcome}', { step: titleOf(model, from), outcome: port.label })} onClose={close}>
      <ChoiceList
        key={port.id}
        label={say('Target step')}
        placeholder={say('Where does it lead?')}
        choices={targetChoices(model, from, now)}
        {...(now === undefined ? {} : { current: now })}
        none={say('No step is called that.')}
        onChoose={pickTarget}
        onRefused={refused}
      />
    </Beside>
  );
};

/** Leads an outcome to a step by name: first the outcome, then where to, from lists that can be typed in (EDITOR 7). */
export const ConnectPanel = () => {
  const request = useView((view) => view.connect);
  return request === undefined ? null : <Panel request={request} />;
};
