'use client';

import { Input, TextArea } from '../input.tsx';
import { useSay } from '../language.tsx';
import { type ControlProps, useSurroundings } from './control.ts';

/** An example, in the builder's language. */
const useExample = ({ meta: { placeholder } }: ControlProps['field']): string | undefined => {
  const say = useSay();
  return placeholder === undefined ? undefined : say(placeholder);
};

export const TextControl = ({ field, value, onChange }: ControlProps) => (
  <Input
    name={field.name}
    value={typeof value === 'string' ? value : ''}
    placeholder={useExample(field) ?? (typeof field.fallback === 'string' ? field.fallback : undefined)}
    maxLength={field.limits.max}
    onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
  />
);

export const LongTextControl = ({ field, value, onChange }: ControlProps) => (
  <TextArea
    name={field.name}
    value={typeof value === 'string' ? value : ''}
    placeholder={useExample(field)}
    maxLength={field.limits.max}
    onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
  />
);

const textIdOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text : undefined;

/** The builder's own words, in the language being written. Empty: the step's own words, shown as placeholder. */
export const WordsControl = ({ field, value, newTextId, onChange }: ControlProps) => {
  const { words, defaultWords } = useSurroundings();
  const example = useExample(field);
  const known = textIdOf(value);
  const text = known === undefined ? '' : words(known);
  const shown = {
    name: field.name,
    value: text,
    // The language being written may run the other way than the interface.
    dir: text === '' ? undefined : 'auto',
    // What the app's people read, not the builder.
    translate: 'no' as const,
    placeholder: defaultWords(field.name) ?? example,
    maxLength: 4_000,
  };
  const write = (text: string) => {
    const id = known ?? newTextId();
    onChange(text === '' ? undefined : { text: id }, { [id]: text });
  };
  return field.meta.widget === 'long-text' ? (
    <TextArea {...shown} onChange={(event) => write(event.target.value)} />
  ) : (
    <Input {...shown} onChange={(event) => write(event.target.value)} />
  );
};
