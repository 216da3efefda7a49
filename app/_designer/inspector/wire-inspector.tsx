'use client';

import { Spline, Trash2 } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';
import { deleteSelection } from '../actions/delete-selection.ts';
import { refusal } from '../actions/refusal.ts';
import { wireUp } from '../actions/wire-up.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import { Editable } from './editable.tsx';

/** A wire: where it comes from, and where it leads instead. */
export const WireInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const model = useModel((current) => current);
  const wire = model.graph.edges[id];
  if (wire === undefined) return null;
  const port = model.cards.get(wire.from)?.ports.find((candidate) => candidate.id === wire.outcome);
  const targets = [...model.cards.values()]
    .filter((card) => card.id === wire.to || refusal(model, wire.from, card.id) === undefined)
    .map((card) => ({
      value: card.id,
      label: card.facts.title,
      own: true as const,
      hint: model.graph.zones[card.zone]?.name ?? '',
      ownHint: true as const,
    }));
  return (
    <div className="inspector">
      <header className="inspector-head">
        <Spline aria-hidden className="size-5 text-muted" />
        <div>
          <h2>{port?.label ?? wire.outcome}</h2>
          <p>
            {say(port?.stale === true ? 'From {step}. The step no longer has this outcome.' : 'From {step}', { step: titleOf(model, wire.from) })}
          </p>
        </div>
      </header>
      <Editable>
        <section className="inspector-section flex flex-col gap-4">
          <Field label={say('Leads to')}>
            <Select value={wire.to} options={targets} onChange={(to) => wireUp(editor, wire.from, wire.outcome, to)} />
          </Field>
          <Button size="small" className="self-start" onClick={() => deleteSelection(editor)}>
            <Trash2 aria-hidden className="size-3.5" />
            {say('Delete the wire')}
          </Button>
        </section>
      </Editable>
    </div>
  );
};
