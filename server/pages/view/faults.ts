import type { WireField } from '#flows/protocol/step.ts';
import type { WordKey, Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import type { Inputs } from './inputs.ts';

/** What is wrong with the form of an input; `code` as the server names it (flows/interpreter/check-answer.ts). */
export type Fault = { field: string; code: string };

const sentences: Readonly<Record<string, WordKey>> = {
  required: 'problem.required',
  'too-short': 'problem.too-short',
  'too-long': 'problem.too-long',
  'too-small': 'problem.too-small',
  'too-large': 'problem.too-large',
  'not-a-date': 'problem.not-a-date',
  'not-an-option': 'problem.not-an-option',
};

export const faultText = (words: Words, field: WireField, code: string): string => {
  const key = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  if (key === undefined) return words['problem.wrong-form'];
  return fill(words[key], { least: field.min_length ?? field.min ?? '', most: field.max_length ?? field.max ?? '' });
};

const faultOf = (field: WireField, value: Inputs[string] | undefined): string | undefined => {
  if (value === undefined) return field.required ? 'required' : undefined;
  if (field.type === 'boolean') return undefined;
  if (field.type === 'number') return typeof value === 'number' ? undefined : 'wrong-type';
  const length = [...String(value)].length;
  if (field.min_length !== undefined && length < field.min_length) return 'too-short';
  if (field.max_length !== undefined && length > field.max_length) return 'too-long';
  return undefined;
};

/** What can be said without asking the server. It judges all the same: this only saves the person a round trip. */
export const findFaults = (fields: readonly WireField[], inputs: Inputs): Fault[] =>
  fields.flatMap((field) => {
    const code = faultOf(field, Object.hasOwn(inputs, field.name) ? inputs[field.name] : undefined);
    return code === undefined ? [] : [{ field: field.name, code }];
  });
