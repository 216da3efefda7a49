import type { Phrase } from '../protocol/challenge.ts';
import type { Text } from '../protocol/text.ts';
import type { Plan, Template } from '../plan/plan.ts';
import { flowTexts } from './texts.ts';

/** Tags to look under: the asked one, its shorter forms (`pt-BR` → `pt`), the app's first language, English. */
const fallbacks = (plan: Plan, locale: string): string[] => {
  const parts = locale.split('-');
  const own = parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
  return [...own, ...plan.languages.slice(0, 1), 'en'];
};

/** The words behind a key, in the best language there is. */
export const findTemplate = (plan: Plan, locale: string, key: string): Template | undefined => {
  for (const language of fallbacks(plan, locale)) {
    const words = plan.strings[language];
    if (words !== undefined && Object.hasOwn(words, key)) return words[key];
  }
  const own = Object.hasOwn(flowTexts, key) ? flowTexts[key] : undefined;
  return own === undefined ? undefined : [own];
};

/** A phrase in the words of `locale`. A slot without a value becomes nothing; a key without words is shown as it is. */
export const resolveText = (plan: Plan, locale: string, phrase: Phrase): Text => {
  const template = findTemplate(plan, locale, phrase.key);
  if (template === undefined) return { key: phrase.key, text: phrase.key };
  const text = template.map((part) => (typeof part === 'string' ? part : phrase.values?.[part.path] ?? '')).join('');
  return { key: phrase.key, text };
};
