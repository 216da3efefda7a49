'use client';

import { useState } from 'react';
import { phrase } from '#flows/languages/phrase.ts';
import { Input } from '../input.tsx';
import { useSay } from '../language.tsx';
import type { ControlProps } from './control.ts';

/**
 * Keeps what is typed, so that a half-written number is not corrected under the builder's fingers, until the value is
 * changed from elsewhere (undo, a fix).
 */
export const useTypedNumber = (value: number | undefined, write: (value: number | undefined) => void) => {
  const shown = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState({ text: shown, for: shown });
  const text = typed.for === shown ? typed.text : shown;
  return {
    text,
    type: (next: string) => {
      const number = next.trim() === '' || !Number.isFinite(Number(next)) ? undefined : Number(next);
      setTyped({ text: next, for: number === undefined ? '' : String(number) });
      write(number);
    },
  };
};

const unitWords = {
  seconds: phrase('seconds'),
  minutes: phrase('minutes'),
  days: phrase('days'),
  tries: phrase('tries'),
  digits: phrase('digits'),
} as const;

export const NumberControl = ({ field, value, onChange }: ControlProps) => {
  const { text, type } = useTypedNumber(typeof value === 'number' ? value : undefined, onChange);
  const say = useSay();
  const { unit } = field.meta;
  return (
    <div className="flex items-center gap-2">
      <Input
        name={field.name}
        inputMode="decimal"
        value={text}
        placeholder={typeof field.fallback === 'number' ? String(field.fallback) : undefined}
        className="max-w-28 tabular-nums"
        onChange={(event) => type(event.target.value)}
      />
      {unit !== undefined && <span className="text-muted text-sm">{say(unitWords[unit])}</span>}
    </div>
  );
};
