'use client';

import { useState } from 'react';
import { TextArea } from '../input.tsx';
import { useSay } from '../language.tsx';
import type { ControlProps } from './control.ts';

/** Addresses and domains never hold a comma, so that lists written with them can be pasted too. */
const separators = { 'ip-ranges': /[\n,;]/, domains: /[\s,;]/ } as const;
const linesOf = (text: string, widget: string): string[] =>
  text
    .split(widget === 'ip-ranges' || widget === 'domains' ? separators[widget] : '\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const textOf = (value: unknown): string => (Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('\n') : '');

/** A list of short texts, one a line, so that a column of a spreadsheet can be pasted. */
export const LinesControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const shown = textOf(value);
  const [typed, setTyped] = useState({ text: shown, for: shown });
  const text = typed.for === shown ? typed.text : shown;
  const write = (next: string) => {
    const lines = linesOf(next, field.control);
    setTyped({ text: next, for: lines.join('\n') });
    onChange(lines.length === 0 ? undefined : lines);
  };
  return (
    <TextArea
      name={field.name}
      rows={4}
      value={text}
      placeholder={field.meta.placeholder === undefined ? undefined : say(field.meta.placeholder)}
      dir={field.control === 'list' ? undefined : 'ltr'}
      spellCheck={false}
      className="font-mono text-sm"
      onChange={(event) => write(event.target.value)}
      onBlur={() => setTyped({ text: shown, for: shown })}
    />
  );
};
