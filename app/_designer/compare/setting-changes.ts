import type { GraphNode } from '#flows/graph/graph.ts';
import { durationWords } from '#flows/languages/duration-words.ts';
import type { Language } from '#app/_ui/language.tsx';
import { listed } from '#app/_ui/listed.ts';
import { type FormField, readFields } from '#app/_ui/form/read-form.ts';
import type { Definitions } from '../model/node-facts.ts';

export type SettingChange = { label: string; before: string; after: string };

const longest = 60;

/** A setting in a few words; undefined when it takes more than that, as rules and lists of fields do. */
export const settingWords = (value: unknown, field: Pick<FormField, 'choices' | 'control'>, language: Language): string | undefined => {
  const { say, tag } = language;
  if (value === undefined || value === '') return say('not set');
  if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
  if (typeof value === 'number') return field.control === 'duration' ? durationWords(value, tag) : String(value);
  if (typeof value === 'string') {
    const choice = field.choices.find((candidate) => candidate.value === value);
    const words = choice === undefined ? value : say(choice.label);
    return words.length > longest ? `${words.slice(0, longest)}…` : words;
  }
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return undefined;
  return value.length === 0
    ? say('none')
    : listed(
        value.flatMap((item) => settingWords(item, field, language) ?? []),
        tag,
      );
};

/** Which settings of a step differ, each with what it was and is, in a builder's words and the order of its form. */
export const settingChanges = (definitions: Definitions, before: GraphNode, after: GraphNode, language: Language): SettingChange[] => {
  const definition = definitions[after.type];
  if (definition === undefined || before.type !== after.type) return [];
  return readFields(definition.config).flatMap((field) => {
    const { name, fallback } = field;
    const label = language.say(field.label);
    const [old, now] = [before.config[name] ?? fallback, after.config[name] ?? fallback];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    const [was, is] = [settingWords(old, field, language), settingWords(now, field, language)];
    return [was === undefined || is === undefined ? { label, before: '', after: language.say('changed') } : { label, before: was, after: is }];
  });
};
