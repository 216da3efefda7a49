'use client';

import { Checkbox } from '../checkbox.tsx';
import { useLanguage, useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { Switch } from '../switch.tsx';
import { choicesIn } from './choices-in.ts';
import { type ControlProps, useSurroundings } from './control.ts';

const asText = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const none = '(none)';

export const ChoiceControl = ({ field, value, onChange }: ControlProps) => {
  const language = useLanguage();
  const choices = choicesIn(field, language);
  return (
    <Select
      value={asText(value ?? field.fallback)}
      options={field.optional ? [{ value: none, label: language.say('None') }, ...choices] : choices}
      onChange={(chosen) => onChange(chosen === none ? undefined : chosen)}
    />
  );
};

export const SwitchControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { help } = field.meta;
  return (
    <Switch
      label={say(field.label)}
      help={help === undefined ? undefined : say(help)}
      checked={(value ?? field.fallback) === true}
      onChange={onChange}
    />
  );
};

export const ColumnControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { columns } = useSurroundings();
  const options = columns.map((column) => ({ value: column.key, label: column.name, own: true as const }));
  return (
    <Select
      value={asText(value ?? field.fallback)}
      options={options}
      onChange={onChange}
      placeholder={say(options.length === 0 ? 'The users table has no columns' : 'Choose a column')}
    />
  );
};

/** Some of the users table's columns, in the table's order. */
export const ColumnsControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { columns } = useSurroundings();
  const chosen: readonly unknown[] = Array.isArray(value) ? value : Array.isArray(field.fallback) ? field.fallback : [];
  const toggle = (key: string, on: boolean) =>
    onChange(columns.map((column) => column.key).filter((other) => (other === key ? on : chosen.includes(other))));
  if (columns.length === 0) return <p className="text-muted text-sm">{say('The users table has no columns yet.')}</p>;
  return (
    <div className="flex flex-col gap-2">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          label={<span translate="no">{column.name}</span>}
          checked={chosen.includes(column.key)}
          onChange={(on) => toggle(column.key, on)}
        />
      ))}
    </div>
  );
};

export const ZoneControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const { zones } = useSurroundings();
  const options = zones.map(({ key, name, kind }) => ({
    value: key,
    label: name,
    own: true as const,
    hint: say(kind === 'secure' ? 'Secure zone' : 'Public zone'),
  }));
  return <Select value={asText(value ?? field.fallback)} options={options} onChange={onChange} placeholder={say('Choose a zone')} />;
};
