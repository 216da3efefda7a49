import type { GraphNode } from '#flows/graph/graph.ts';
import { durationWords } from '#flows/nodes/verify/_shared/duration-words.ts';
import { type FormField, readFields } from '#app/_ui/form/read-form.ts';
import type { Definitions } from '../model/node-facts.ts';

export type SettingChange = { label: string; before: string; after: string };

const longest = 60;

/** A setting in a few words; undefined when it takes more than that, as rules and lists of fields do. */
export const settingWords = (value: unknown, field: Pick<FormField, 'choices' | 'control'>): string | undefined => {
  if (value === undefined || value === '') return 'not set';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return field.control === 'duration' ? durationWords(value, 'en') : String(value);
  if (typeof value === 'string') {
    const words = field.choices.find((choice) => choice.value === value)?.label ?? value;
    return words.length > longest ? `${words.slice(0, longest)}…` : words;
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return value.length === 0 ? 'none' : value.map((item) => settingWords(item, field)).join(', ');
};

/** Which settings of a step differ, each with what it was and is, in a builder's words and the order of its form. */
export const settingChanges = (definitions: Definitions, before: GraphNode, after: GraphNode): SettingChange[] => {
  const definition = definitions[after.type];
  if (definition === undefined || before.type !== after.type) return [];
  return readFields(definition.config).flatMap((field) => {
    const { name, label, fallback } = field;
    const [old, now] = [before.config[name] ?? fallback, after.config[name] ?? fallback];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const [was, is] = [settingWords(old, field), settingWords(now, field)];
    return [was === undefined || is === undefined ? { label, before: '', after: 'changed' } : { label, before: was, after: is }];
  });
};
