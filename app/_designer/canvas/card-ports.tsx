'use client';

import { Handle, Position } from '@xyflow/react';
import { clsx } from 'clsx';
import { CircleDashed, Undo2 } from 'lucide-react';
import { useModel } from '../editor/use-editor.ts';
import type { Card } from '../model/derive-model.ts';
import { portName } from '../model/names.ts';
import type { Port } from '../model/ports-of.ts';
import { inputHandle } from './derive-nodes.ts';

/** What happens at an outcome that leads nowhere, and how grave that is. */
const stubOf = (port: Port): { words: string; grave: boolean } =>
  port.kind === 'pass' ? { words: 'Not handled', grave: true } : { words: 'back to the screen', grave: false };

/** A short dashed end outside of the card; what it means stands in the row, where no neighbour can hide it. */
const Stub = ({ port }: { port: Port }) => {
  const { words, grave } = stubOf(port);
  return (
    <>
      <span className={clsx('port-way', grave && 'is-grave')} aria-hidden>
        {grave ? <CircleDashed /> : <Undo2 />}
        <span>{words}</span>
      </span>
      <span className={clsx('port-dash', grave && 'is-grave')} aria-hidden />
    </>
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

/** One row an outcome, in the definition's order: its label left of its port, a dashed stub while it leads nowhere. */
export const OutcomePorts = ({ card }: { card: Card }) => {
  if (card.ports.length === 0) return null;
  return (
    <ul className="card-ports">
      {card.ports.map((port) => (
        <li key={port.id} className={clsx('port-row', port.stale && 'is-stale', `is-${port.kind}`)}>
          <span className="port-label">{port.stale === true ? `${port.label} (no longer there)` : port.label}</span>
          <OutcomePort port={port} />
          {port.edge === undefined && <Stub port={port} />}
        </li>
      ))}
    </ul>
  );
};
