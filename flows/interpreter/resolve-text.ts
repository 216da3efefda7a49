import { closestTag } from '../languages/closest-tag.ts';
import type { Plan, Template } from '../plan/plan.ts';
import type { Phrase } from '../protocol/challenge.ts';
import type { Text } from '../protocol/text.ts';
import { flowTexts } from './texts.ts';
import { wordsOfValue } from './words-of-value.ts';

type Found = { template: Template; language: string };
type Words = { language: string; templates: ReadonlyMap<string, Template> };

const own: Words = { language: 'en', templates: new Map(Object.entries(flowTexts).map(([key, text]) => [key, [text]])) };

/** Per plan and language asked for: where words are looked for, best first. Looked up many times a step, so made once. */
const known = new WeakMap<Plan, Map<string, readonly Words[]>>();

/** `de-CH-1996`, `de-CH`, `de`. */
const shorterTags = (tag: string): string[] => {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
};

const orderOf = (plan: Plan, locale: string): readonly Words[] => {
  // A plan speaks the languages its builder chose. A tag comes from the client: only theirs are kept.
  const asked = plan.languages.includes(locale) ? locale : (closestTag(locale, plan.languages) ?? plan.languages[0] ?? 'en');
  const orders = known.get(plan) ?? new Map<string, readonly Words[]>();
  known.set(plan, orders);
  const made = orders.get(asked);
  if (made !== undefined) return made;
  const [first = 'en', ...others] = plan.languages;
  const languages = new Set([asked, first, 'en', ...others].flatMap(shorterTags));
  const order = [...languages].flatMap((language) => {
    const words = Object.hasOwn(plan.strings, language) ? plan.strings[language] : undefined;
    return words === undefined ? [] : [{ language, templates: new Map(Object.entries(words)) }];
  });
  orders.set(asked, [...order, own]);
  return [...order, own];
};

const find = (plan: Plan, locale: string, key: string): Found | undefined => {
  for (const { language, templates } of orderOf(plan, locale)) {
    const template = templates.get(key);
    if (template !== undefined) return { template, language };
  }
  return undefined;
};

/**
 * The words behind a key. In the best language of the plan: the one nearest to `locale`, its shorter forms (`pt-BR` → `pt`), the app's
 * first language, English, then any there is. So a builder's words in the app's first language go before the step's own in the asked
 * one, which stand under another key.
 */
export const findTemplate = (plan: Plan, locale: string, key: string): Template | undefined => find(plan, locale, key)?.template;

/** A phrase in the words of `locale`. A slot without a value becomes nothing; a key without words is shown as it is. */
export const resolveText = (plan: Plan, locale: string, phrase: Phrase): Text => {
  const found = find(plan, locale, phrase.key);
  if (found === undefined) return { key: phrase.key, text: phrase.key };
  const text = found.template
    .map((part) => (typeof part === 'string' ? part : wordsOfValue(phrase.values?.[part.path] ?? '', found.language)))
    .join('');
  return { key: phrase.key, text };
};
