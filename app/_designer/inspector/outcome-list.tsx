'use client';

import { CornerDownLeft, Flag, OctagonX, Plus } from 'lucide-react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Select } from '#app/_ui/select.tsx';
import { refusal } from '../actions/refusal.ts';
import { takeWireOff, wireUp } from '../actions/wire-up.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import type { Card } from '../model/derive-model.ts';
import type { Port } from '../model/ports-of.ts';

const nowhere = 'nowhere';
const marks = { pass: Flag, fail: CornerDownLeft, unavailable: OctagonX } as const;
const kindWords = { pass: 'The way on', fail: 'When it fails', unavailable: 'When it cannot be used' } as const;

const Outcome = ({ card, port }: { card: Card; port: Port }) => {
  const editor = useEditor();
  const model = useModel((current) => current);
  const to = port.edge === undefined ? undefined : model.graph.edges[port.edge]?.to;
  const targets = [...model.cards.values()]
    .filter((other) => other.id === to || refusal(model, card.id, other.id) === undefined)
    .map((other) => ({ value: other.id, label: other.facts.title, hint: model.graph.zones[other.zone]?.name ?? '' }));
  const Mark = marks[port.kind];
  const open = port.kind === 'pass' ? 'Not handled' : 'Back to the screen';
  const choose = (chosen: string) => {
    if (chosen === nowhere) takeWireOff(editor, card.id, port.id);
    else wireUp(editor, card.id, port.id, chosen);
  };
  return (
    <li className="outcome">
      <span className="outcome-label">
        <Mark aria-label={kindWords[port.kind]} />
        {port.label}
      </span>
      <Select
        size="small"
        label={`${port.label} leads to`}
        value={to ?? nowhere}
        options={[{ value: nowhere, label: open }, ...targets]}
        onChange={choose}
      />
      <IconButton
        size="small"
        label={`Add a step after ${port.label}`}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          editor.view.setState({
            quickAdd: { at: { x: 0, y: 0 }, screen: { x: left - 260, y: bottom + 4 }, after: { from: card.id, outcome: port.id }, anywhere: true },
          });
        }}
      >
        <Plus />
      </IconButton>
    </li>
  );
};

/** Where each outcome leads: the same wires as on the canvas, without a mouse. */
export const OutcomeList = ({ card }: { card: Card }) => {
  if (card.container !== undefined || card.ports.length === 0) return null;
  return (
    <section aria-label="What comes next" className="inspector-section">
      <h3>What comes next</h3>
      <ul className="flex flex-col gap-2.5">
        {card.ports.map((port) => (
          <Outcome key={port.id} card={card} port={port} />
        ))}
      </ul>
    </section>
  );
};
