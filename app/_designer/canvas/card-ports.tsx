'use client';

import { Handle, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { CircleDashed, Plus, Undo2 } from 'lucide-react';
import { phrase } from '#flows/languages/phrase.ts';
import { useLanguage } from '#app/_ui/language.tsx';
import { useEditor, useModel, useProblems, useView } from '../editor/use-editor.ts';
import type { Card } from '../model/derive-model.ts';
import { realOutcome } from '../model/fold-groups.ts';
import { portName } from '../model/names.ts';
import type { Port } from '../model/ports-of.ts';
import { takesOutcome } from '../walk/takes-outcome.ts';
import { inputHandle } from './derive-nodes.ts';

/** What happens at an outcome that leads nowhere, and how grave that is. */
const stubOf = (port: Port, mayEnd: boolean): { what: string; sentence: string; grave: boolean } => {
  if (port.kind === 'pass') return { what: phrase('needs a next step'), sentence: phrase('Not handled: needs a next step'), grave: true };
  return mayEnd
    ? { what: phrase('the run may end refused'), sentence: phrase('Not handled: the run may end refused'), grave: true }
    : { what: phrase('goes back to the screen'), sentence: phrase('Not handled: goes back to the screen'), grave: false };
};

/** Whether some way comes here without a screen to go back to: the compiler knows. */
const useMayEnd = (node: string, outcome: string): boolean =>
  useProblems(
    (problems) => problems.byNode.get(node)?.some(({ code, path }) => code === 'nowhere-back' && path?.at(-1)?.outcome === outcome) === true,
  );

/** A dashed end outside of the card, with a "+"; what it means stands in the row, where no neighbour can hide it. */
const Stub = ({ card, port }: { card: Card; port: Port }) => {
  const { say, direction } = useLanguage();
  const { what, sentence, grave } = stubOf(port, useMayEnd(card.id, port.id));
  return (
    <>
      <span className={clsx('port-way', grave && 'is-grave')} title={say(sentence)} dir={direction} aria-hidden>
        {grave ? <CircleDashed /> : <Undo2 />}
        <span>{say('Not handled')}</span>
        <span>: {say(what)}</span>
      </span>
      <span className={clsx('port-dash', grave && 'is-grave')} aria-hidden />
      <AddAfter card={card} port={port} sentence={say(sentence)} />
    </>
  );
};

/** Adds the step an open outcome leads to. By keyboard the same is a command of the card, so this is no tab stop. */
const AddAfter = ({ card, port, sentence }: { card: Card; port: Port; sentence: string }) => {
  const editor = useEditor();
  const { say } = useLanguage();
  if (!editor.rights.edit) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="port-plus nodrag nopan"
      title={say('{sentence}. Add the next step', { sentence })}
      aria-label={say('Add a step after {outcome}', { outcome: port.label })}
      onClick={(event) => {
        event.stopPropagation();
        const { right, top } = event.currentTarget.getBoundingClientRect();
        editor.view.setState({
          quickAdd: { at: { x: 0, y: 0 }, screen: { x: right + 8, y: top }, after: realOutcome(card.id, port.id), anywhere: true },
        });
      }}
    >
      <Plus aria-hidden />
    </button>
  );
};

/** Where a wire begins. It can have the focus, but only from its card: the canvas is one tab stop (EDITOR 8). */
const OutcomePort = ({ port }: { port: Port }) => {
  const name = useModel((model) => portName(model, port));
  return (
    <Handle
      id={port.id}
      type="source"
      position={Position.Right}
      className={clsx('port port-out', port.edge === undefined && 'is-open')}
      isConnectableEnd={false}
      role="button"
      tabIndex={-1}
      aria-label={name}
    />
  );
};

export const InputPort = () => <Handle id={inputHandle} type="target" position={Position.Left} className="port port-in" style={{ top: 20 }} />;

/** Where a walk stands, its outcomes are pressed on the card as in the bar. By keyboard the same is a command of the port. */
const PortLabel = ({ card, port, words, own }: { card: Card; port: Port; words: string; own: 'no' | undefined }) => {
  const editor = useEditor();
  const { say } = useLanguage();
  const { from, outcome } = realOutcome(card.id, port.id);
  const takes = useView((view) => editor.rights.edit && takesOutcome(view, editor.model.getState().model, { from, outcome }));
  if (!takes)
    return (
      <span className="port-label" title={words} translate={own}>
        {words}
      </span>
    );
  return (
    <button
      type="button"
      tabIndex={-1}
      className="port-label nodrag nopan"
      title={say('Go on by {outcome}', { outcome: words })}
      translate={own}
      onClick={(event) => {
        event.stopPropagation();
        // The button goes as the walk goes on.
        editor.canvas.current?.focus(card.id);
        void editor.walker.take(outcome);
      }}
    >
      {words}
    </button>
  );
};

/** One row an outcome, in the definition's order: its label left of its port, a dashed stub while it leads nowhere. */
export const OutcomePorts = ({ card }: { card: Card }) => {
  const { say } = useLanguage();
  // Of outcomes that are computed, some are named by the builder.
  const own = typeof card.facts.definition?.outcomes === 'object' ? undefined : 'no';
  if (card.ports.length === 0) return null;
  return (
    <ul className="card-ports">
      {card.ports.map((port) => (
        <li key={port.id} className={clsx('port-row', port.stale && 'is-stale', `is-${port.kind}`)}>
          <PortLabel
            card={card}
            port={port}
            words={port.stale === true ? say('{outcome} (no longer there)', { outcome: port.label }) : port.label}
            own={own}
          />
          <OutcomePort port={port} />
          {port.edge === undefined && <Stub card={card} port={port} />}
        </li>
      ))}
    </ul>
  );
};
