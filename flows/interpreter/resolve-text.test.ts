import { describe, expect, test } from 'vitest';
import type { Plan } from '../plan/plan.ts';
import { resolveText } from './resolve-text.ts';

const planIn = (languages: string[], strings: Plan['strings']): Plan => ({
  format: 1,
  hash: '',
  languages,
  entries: [],
  zones: [],
  nodes: [],
  strings,
  variables: {},
});

const lifetime = { seconds: 300 };
const lasts = (before: string) => [before, { path: 'lifetime' }];
const steps = {
  en: { 'verify.code.title': ['Enter the code'], 'verify.code.body': lasts('It works for ') },
  de: { 'verify.code.title': ['Code eingeben'], 'verify.code.body': lasts('Er gilt ') },
  ar: { 'verify.code.title': ['أدخل الرمز'], 'verify.code.body': lasts('مدة صلاحيته: ') },
};

const say = (plan: Plan, locale: string, key: string) => resolveText(plan, locale, { key, values: { lifetime } }).text;

describe('what a builder wrote', () => {
  const plan = planIn(['de', 'en', 'ar'], {
    de: { ...steps.de, 'ask.title': ['Hallo'] },
    en: { ...steps.en, 'ask.title': ['Hello'], 'ask.late': ['Late'] },
    ar: { ...steps.ar, 'ask.only': ['هنا فقط'] },
  });
  test.each([
    ['in the asked language', 'en', 'ask.title', 'Hello'],
    ['of a shorter tag', 'DE-at', 'ask.title', 'Hallo'],
    ['in the app’s first language, not the step’s own words in the asked one', 'ar', 'ask.title', 'Hallo'],
    ['in English, if the first language has none', 'ar', 'ask.late', 'Late'],
    ['wherever it was written, rather than its key', 'de', 'ask.only', 'هنا فقط'],
  ])('%s', (_, locale, key, words) => {
    expect(say(plan, locale, key)).toBe(words);
  });
});

describe('what steps say themselves', () => {
  test.each([
    ['in the asked language', ['en', 'ar'], 'ar', 'أدخل الرمز'],
    ['of a regional tag', ['en', 'de'], 'de-CH', 'Code eingeben'],
    ['in no language that the builder did not choose', ['de'], 'en', 'Code eingeben'],
    ['in the app’s first language, if they do not come in the asked one', ['de', 'fr'], 'fr', 'Code eingeben'],
    ['in English, if they do not come in that one either', ['fr'], 'fr', 'Enter the code'],
    ['in English rather than in a language nobody asked for', ['fr', 'de'], 'fr', 'Enter the code'],
    ['for a tag that is none', ['de'], 'not a tag', 'Code eingeben'],
  ])('%s', (_, languages, locale, words) => {
    expect(say(planIn(languages, steps), locale, 'verify.code.title')).toBe(words);
  });

  test('a regional tag the builder chose takes them from its base', () => {
    const plan = planIn(['pt-BR'], { 'pt-BR': {}, pt: { 'verify.code.title': ['Digite o código'] }, en: steps.en });
    expect(say(plan, 'pt', 'verify.code.title')).toBe('Digite o código');
  });

  test('what the interpreter says is in English without translations', () => {
    expect(say(planIn(['de'], steps), 'de', 'flow.sending')).toBe('One moment…');
  });
});

test('a length of time is said in the language of the words around it', () => {
  expect(say(planIn(['en', 'ar'], steps), 'ar', 'verify.code.body')).toBe('مدة صلاحيته: 5 دقائق');
  expect(say(planIn(['fr'], steps), 'fr', 'verify.code.body')).toBe('It works for 5 minutes');
});
