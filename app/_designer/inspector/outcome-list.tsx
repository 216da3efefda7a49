'use client';

import { CornerDownLeft, Flag, OctagonX, Plus } from 'lucide-react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Select } from '#app/_ui/select.tsx';
import { phrase } from '#flows/languages/phrase.ts';
import { refusal } from '../actions/refusal.ts';
import { takeWireOff, wireUp } from '../actions/wire-up.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import type { Card } from '../model/derive-model.ts';
import type { Port } from '../model/ports-of.ts';

const nowhere = 'nowhere';
const marks = { pass: Flag, fail: CornerDownLeft, unavailable: OctagonX } as const;
const kindWords = { pass: phrase('The way on'), fail: phrase('When it fails'), unavailable: phrase('When it cannot be used') } as const;

const Outcome = ({ card, port }: { card: Card; port: Port }) => {
  const editor = useEditor();
  const { say, direction } = editor.language;
  const model = useModel((current) => current);
  const to = port.edge === undefined ? undefined : model.graph.edges[port.edge]?.to;
  const targets = [...model.cards.values()]
    .filter((other) => other.id === to || refusal(model, card.id, other.id) === undefined)
    .map((other) => ({
      value: other.id,
      label: other.facts.title,
      own: true as const,
      hint: model.graph.zones[other.zone]?.name ?? '',
      ownHint: true as const,
    }));
  const Mark = marks[port.kind];
  // Of outcomes that are computed, some are named by the builder.
  const own = typeof card.facts.definition?.outcomes === 'object' ? undefined : 'no';
  const open = say(port.kind === 'pass' ? 'Not handled' : 'Back to the screen');
  const choose = (chosen: string) => {
    if (chosen === nowhere) takeWireOff(editor, card.id, port.id);
    else wireUp(editor, card.id, port.id, chosen);
  };
  return (
    <li className="outcome">
      <span className="outcome-label">
        <Mark aria-label={say(kindWords[port.kind])} className={port.kind === 'fail' ? 'rtl:-scale-x-100' : undefined} />
        <span translate={own}>{port.label}</span>
      </span>
      <Select
        size="small"
        label={say('{outcome} leads to', { outcome: port.label })}
        value={to ?? nowhere}
        options={[{ value: nowhere, label: open }, ...targets]}
        onChange={choose}
      />
      <IconButton
        size="small"
        label={say('Add a step after {outcome}', { outcome: port.label })}
        onClick={(event) => {
          const { left, right, bottom } = event.currentTarget.getBoundingClientRect();
          const x = direction === 'rtl' ? right - 40 : left - 260;
          editor.view.setState({
            quickAdd: { at: { x: 0, y: 0 }, screen: { x, y: bottom + 4 }, after: { from: card.id, outcome: port.id }, anywhere: true },
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
  const say = useSay();
  if (card.container !== undefined || card.ports.length === 0) return null;
  return (
    <section aria-label={say('What comes next')} className="inspector-section">
      <h3>{say('What comes next')}</h3>
      <ul className="flex flex-col gap-2.5">
        {card.ports.map((port) => (
          <Outcome key={port.id} card={card} port={port} />
        ))}
      </ul>
    </section>
  );
};
