import type { Phrase } from '../protocol/challenge.ts';
import type { Text } from '../protocol/text.ts';
import type { Plan, Template } from '../plan/plan.ts';
import { flowTexts } from './texts.ts';

type Words = ReadonlyMap<string, Template>;

const own: Words = new Map(Object.entries(flowTexts).map(([key, text]) => [key, [text]]));
const known = new WeakMap<Plan, ReadonlyMap<string, Words>>();

/** A plan's words by language, looked up many times a step: maps, made once a plan. */
const wordsOf = (plan: Plan): ReadonlyMap<string, Words> => {
  const made = known.get(plan) ?? new Map(Object.entries(plan.strings).map(([language, words]) => [language, new Map(Object.entries(words))]));
  known.set(plan, made);
  return made;
};

/** The words behind a key, in the best language there is: the asked tag, its shorter forms (`pt-BR` → `pt`), the app's first language, English. */
export const findTemplate = (plan: Plan, locale: string, key: string): Template | undefined => {
  const words = wordsOf(plan);
  for (let tag = locale; ; tag = tag.slice(0, tag.lastIndexOf('-'))) {
    const found = words.get(tag)?.get(key);
    if (found !== undefined) return found;
    if (!tag.includes('-')) break;
  }
  return words.get(plan.languages[0] ?? 'en')?.get(key) ?? words.get('en')?.get(key) ?? own.get(key);
};

/** A phrase in the words of `locale`. A slot without a value becomes nothing; a key without words is shown as it is. */
export const resolveText = (plan: Plan, locale: string, phrase: Phrase): Text => {
  const template = findTemplate(plan, locale, phrase.key);
  if (template === undefined) return { key: phrase.key, text: phrase.key };
  const text = template.map((part) => (typeof part === 'string' ? part : (phrase.values?.[part.path] ?? ''))).join('');
  return { key: phrase.key, text };
};
