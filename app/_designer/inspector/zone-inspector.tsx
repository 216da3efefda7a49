'use client';

import { Globe, ShieldCheck, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { zone as zoneSchema } from '#flows/graph/graph.ts';
import type { Zone } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { deleteSelection } from '../actions/delete-selection.ts';
import { useEditor, useGraph } from '../editor/use-editor.ts';
import { Editable } from './editable.tsx';
import { RelockSection } from './relock-section.tsx';
import { useWantedFocus } from './use-wanted-focus.ts';
import { zoneKey } from '../view/create-view.ts';

const kinds = [
  { value: 'public', label: phrase('Public'), hint: phrase('Anyone may be here. Its sessions prove nothing.') },
  { value: 'secure', label: phrase('Secure'), hint: phrase('Only people who have proven who they are get in, by a session.') },
] as const;

/** A zone: what it is called, whether it is guarded, and the key that sessions carry. */
export const ZoneInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const zone = useGraph((graph) => graph.zones[id]);
  const steps = useGraph((graph) => Object.values(graph.nodes).filter((node) => node.zone === id).length);
  const name = useRef<HTMLInputElement>(null);
  useWantedFocus(zoneKey(id), name);
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
          <h2>{say(zone.kind === 'secure' ? 'Secure zone' : 'Public zone')}</h2>
          <p>{say('{steps, plural, one {# step stands in it.} other {# steps stand in it.}}', { steps })}</p>
        </div>
      </header>
      <Editable>
        <section className="inspector-section flex flex-col gap-4">
          <Field label={say('Name')}>
            <Input
              ref={name}
              value={zone.name}
              dir="auto"
              maxLength={80}
              onChange={(event) => {
                if (event.target.value !== '') change('name', event.target.value, say('Rename {zone}', { zone: zone.name }));
              }}
            />
          </Field>
          <RadioGroup
            label={say('Kind')}
            value={zone.kind}
            options={kinds.map(({ value, label, hint }) => ({ value, label: say(label), hint: say(hint) }))}
            onChange={(kind) => change('kind', kind, say(kind === 'secure' ? 'Make {zone} secure' : 'Make {zone} public', { zone: zone.name }))}
          />
          <Field
            label={say('Key')}
            help={say('What sessions and tokens of this zone carry. Apps that use the flow know it by this.')}
            error={keyFits ? undefined : say('Begin with a small letter; then small letters, digits and hyphens.')}
          >
            <Input
              value={zone.key}
              dir="ltr"
              spellCheck={false}
              maxLength={32}
              className="font-mono"
              onChange={(event) => change('key', event.target.value, say('Change the key of {zone}', { zone: zone.name }))}
            />
          </Field>
          {zone.kind === 'secure' && <RelockSection id={id} />}
          <Button
            size="small"
            className="self-start"
            disabled={steps > 0}
            title={steps > 0 ? say('Move or delete its steps first.') : undefined}
            onClick={() => deleteSelection(editor)}
          >
            <Trash2 aria-hidden className="size-3.5" />
            {say('Delete the zone')}
          </Button>
        </section>
      </Editable>
    </div>
  );
};
