'use client';

import { Globe, ShieldCheck, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { zone as zoneSchema } from '#flows/graph/graph.ts';
import type { Zone } from '#flows/graph/graph.ts';
import { deleteSelection } from '../actions/delete-selection.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { Editable } from './editable.tsx';
import { RelockSection } from './relock-section.tsx';
import { zoneKey } from '../view/create-view.ts';

const kinds = [
  { value: 'public', label: 'Public', hint: 'Anyone may be here. Its sessions prove nothing.' },
  { value: 'secure', label: 'Secure', hint: 'Only people who have proven who they are get in, by a session.' },
] as const;

/** A zone: what it is called, whether it is guarded, and the key that sessions carry. */
export const ZoneInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const zone = useGraph((graph) => graph.zones[id]);
  const steps = useGraph((graph) => Object.values(graph.nodes).filter((node) => node.zone === id).length);
  const wanted = useView((view) => view.wantField);
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted?.node !== zoneKey(id)) return;
    name.current?.focus();
    editor.view.setState({ wantField: undefined });
  }, [wanted, id, editor]);
  if (zone === undefined) return null;
  const change = <Name extends keyof Zone>(field: Name, value: Zone[Name], label: string) =>
    editor.document.transact(
      label,
      (graph) => {
        const found = graph.zones[id];
        if (found !== undefined) found[field] = value;
      },
      { burst: `zone:${id}:${field}` },
    );
  const Icon = zone.kind === 'secure' ? ShieldCheck : Globe;
  const keyFits = zoneSchema.shape.key.safeParse(zone.key).success;
  return (
    <div className="inspector">
      <header className="inspector-head">
        <Icon aria-hidden className="size-5" style={{ color: 'var(--category-zone)' }} />
        <div>
          <h2>{zone.kind === 'secure' ? 'Secure zone' : 'Public zone'}</h2>
          <p>{steps === 1 ? '1 step stands in it.' : `${steps} steps stand in it.`}</p>
        </div>
      </header>
      <Editable>
        <section className="inspector-section flex flex-col gap-4">
          <Field label="Name">
            <Input
              ref={name}
              value={zone.name}
              maxLength={80}
              onChange={(event) => {
                if (event.target.value !== '') change('name', event.target.value, `Rename ${zone.name}`);
              }}
            />
          </Field>
          <RadioGroup label="Kind" value={zone.kind} options={kinds} onChange={(kind) => change('kind', kind, `Make ${zone.name} ${kind}`)} />
          <Field
            label="Key"
            help="What sessions and tokens of this zone carry. Apps that use the flow know it by this."
            error={keyFits ? undefined : 'Begin with a small letter; then small letters, digits and hyphens.'}
          >
            <Input
              value={zone.key}
              spellCheck={false}
              maxLength={32}
              className="font-mono"
              onChange={(event) => change('key', event.target.value, `Change the key of ${zone.name}`)}
            />
          </Field>
          {zone.kind === 'secure' && <RelockSection id={id} />}
          <Button
            size="small"
            className="self-start"
            disabled={steps > 0}
            title={steps > 0 ? 'Move or delete its steps first.' : undefined}
            onClick={() => deleteSelection(editor)}
          >
            <Trash2 aria-hidden className="size-3.5" />
            Delete the zone
          </Button>
        </section>
      </Editable>
    </div>
  );
};
