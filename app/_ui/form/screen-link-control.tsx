'use client';

import { Field } from '../field.tsx';
import { Input } from '../input.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { type ControlProps, useSurroundings } from './control.ts';

const linkedApp = '#app';

const read = (value: unknown): { entry: string; app: string | undefined } => {
  const given: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  return { entry: typeof given.entry === 'string' ? given.entry : '', app: typeof given.app === 'string' ? given.app : undefined };
};

/** Where a button of a screen leads: a way into this flow, or the linked app. */
export const ScreenLinkControl = ({ value, onChange }: ControlProps) => {
  const say = useSay();
  const { entries } = useSurroundings();
  const { entry, app } = read(value);
  const options = [
    ...entries.map(({ id, label }) => ({ value: id, label, own: true as const })),
    { value: linkedApp, label: say('The linked app'), hint: say('Open and secured side by side') },
  ];
  const chosen = app === undefined ? entry : linkedApp;
  return (
    <div className="flex flex-col gap-2">
      <Select
        value={options.some((option) => option.value === chosen) ? chosen : undefined}
        options={options}
        placeholder={say('Choose a way in')}
        onChange={(next) => onChange(next === linkedApp ? { entry: 'entry.common-link', app: '' } : { entry: next })}
      />
      {app !== undefined && (
        <Field label={say('Its address')} help={say('The short name of the linked app, as it stands in its links.')}>
          <Input value={app} dir="ltr" spellCheck={false} maxLength={40} onChange={(event) => onChange({ entry, app: event.target.value })} />
        </Field>
      )}
    </div>
  );
};
