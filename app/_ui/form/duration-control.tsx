'use client';

import { useState } from 'react';
import { phrase } from '#flows/languages/phrase.ts';
import { Input } from '../input.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import type { ControlProps } from './control.ts';
import { useTypedNumber } from './number-control.tsx';

const units = [
  { value: 'seconds', label: phrase('seconds'), seconds: 1 },
  { value: 'minutes', label: phrase('minutes'), seconds: 60 },
  { value: 'hours', label: phrase('hours'), seconds: 3_600 },
  { value: 'days', label: phrase('days'), seconds: 86_400 },
] as const;
type Unit = (typeof units)[number]['value'];

const secondsIn = (unit: Unit): number => units.find((candidate) => candidate.value === unit)?.seconds ?? 1;

/** The largest unit that says the duration in whole numbers. */
export const naturalUnit = (seconds: number): Unit => units.findLast((unit) => seconds !== 0 && seconds % unit.seconds === 0)?.value ?? 'seconds';

/** A number of seconds, written in the unit a person would use. `label` is said already. */
export const DurationInput = ({
  name,
  label,
  value,
  fallback,
  onChange,
}: {
  name: string;
  label: string;
  value: number | undefined;
  fallback: number | undefined;
  onChange: (seconds: number | undefined) => void;
}) => {
  const say = useSay();
  const [chosen, setChosen] = useState<Unit | undefined>();
  const unit = chosen ?? naturalUnit(value ?? fallback ?? 0);
  const { text, type } = useTypedNumber(value === undefined ? undefined : value / secondsIn(unit), (amount) =>
    onChange(amount === undefined ? undefined : Math.round(amount * secondsIn(unit))),
  );
  const change = (next: Unit) => {
    setChosen(next);
    const shown = value ?? fallback;
    if (shown !== undefined) onChange(Math.round((shown / secondsIn(unit)) * secondsIn(next)));
  };
  return (
    <div className="flex items-center gap-2">
      <Input
        name={name}
        inputMode="decimal"
        value={text}
        placeholder={fallback === undefined ? undefined : String(fallback / secondsIn(unit))}
        className="max-w-24 tabular-nums"
        onChange={(event) => type(event.target.value)}
      />
      <Select
        label={say('Unit of {label}', { label })}
        value={unit}
        options={units.map(({ value, label: word }) => ({ value, label: say(word) }))}
        onChange={change}
        className="max-w-32"
      />
    </div>
  );
};

export const DurationControl = ({ field, value, onChange }: ControlProps) => (
  <DurationInput
    name={field.name}
    label={useSay()(field.label)}
    value={typeof value === 'number' ? value : undefined}
    fallback={typeof field.fallback === 'number' ? field.fallback : undefined}
    onChange={onChange}
  />
);
