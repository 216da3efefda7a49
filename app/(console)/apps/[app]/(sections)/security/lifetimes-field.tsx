'use client';

import { useState } from 'react';
import { type Lifetimes, lifetimePresets } from '#flows/kit/lifetimes.ts';
import { Field } from '#app/_ui/field.tsx';
import { DurationInput } from '#app/_ui/form/duration-control.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';

const presets = [
  {
    value: 'maximum-security',
    label: 'Maximum security',
    hint: 'Signed out after 4 hours away, and twice a day in any case. For money and medical records.',
  },
  { value: 'standard', label: 'Standard', hint: 'Signed out after a month away. For most apps.' },
  { value: 'consumer', label: 'Long', hint: 'Signed out after half a year away. For shops, news and games.' },
  { value: 'own', label: 'My own values', hint: 'Set each lifetime yourself.' },
] as const;
type Preset = (typeof presets)[number]['value'];

const parts = [
  { key: 'accessSeconds', label: 'Access', help: 'How long an access token works. It cannot be called back before.' },
  { key: 'refreshSeconds', label: 'Staying signed in', help: 'How long somebody may stay away and still be signed in.' },
  { key: 'absoluteSeconds', label: 'Longest visit', help: 'After this time everybody signs in again.' },
] as const satisfies readonly { key: keyof Lifetimes; label: string; help: string }[];

const presetOf = (value: Lifetimes): Preset => {
  for (const preset of ['maximum-security', 'standard', 'consumer'] as const) {
    if (parts.every(({ key }) => lifetimePresets[preset][key] === value[key])) return preset;
  }
  return 'own';
};

/** A preset, or three lifetimes of one's own (MOB-8). */
export const LifetimesField = ({
  value,
  disabled,
  errors,
  onChange,
}: {
  value: Lifetimes;
  disabled: boolean;
  errors: Readonly<Record<keyof Lifetimes, string | undefined>>;
  onChange: (value: Lifetimes) => void;
}) => {
  const [own, setOwn] = useState(presetOf(value) === 'own');
  const choose = (preset: Preset) => {
    setOwn(preset === 'own');
    if (preset !== 'own') onChange(lifetimePresets[preset]);
  };
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup label="Lifetimes" hideLabel value={own ? 'own' : presetOf(value)} options={presets} disabled={disabled} onChange={choose} />
      {own && (
        <div className="grid gap-4 sm:grid-cols-3">
          {parts.map(({ key, label, help }) => (
            <Field key={key} label={label} help={help} error={errors[key]}>
              <DurationInput
                name={key}
                label={label}
                value={value[key]}
                fallback={undefined}
                onChange={(seconds) => onChange({ ...value, [key]: seconds ?? 0 })}
              />
            </Field>
          ))}
        </div>
      )}
    </div>
  );
};
