import { describe, expect, test } from 'vitest';
import { flowTexts } from '#flows/interpreter/texts.ts';
import { registry } from '#flows/nodes/registry.ts';
import { parseTemplate } from '#flows/plan/parse-template.ts';
import { languages } from '../languages.ts';
import { stepLanguages } from './step-languages.ts';

const slotsOf = (text: string) =>
  parseTemplate(text)
    .flatMap((part) => (typeof part === 'string' ? [] : [part.path]))
    .sort();

/** Only slots, no words: the same in every language. */
const isSaid = (text: string) => parseTemplate(text).some((part) => typeof part === 'string' && /\p{L}/u.test(part));

const english: ReadonlyMap<string, string> = new Map([
  ...Object.values(registry).flatMap(({ id, texts }) => Object.entries(texts).map(([name, text]) => [`${id}.${name}`, text] as const)),
  ...Object.entries(flowTexts),
]);
const said = [...english].filter(([, text]) => isSaid(text));

describe.each(Object.entries(stepLanguages))('%s', (_, steps) => {
  const words = new Map(
    Object.entries(steps).flatMap(([type, texts]) => Object.entries(texts).map(([name, text]) => [`${type}.${name}`, text] as const)),
  );

  test('says everything steps say, and nothing else', () => {
    expect([...words.keys()].sort()).toEqual(said.map(([key]) => key).sort());
  });

  test('fills the same slots as the English', () => {
    expect([...words].map(([key, text]) => [key, slotsOf(text)])).toEqual([...words].map(([key]) => [key, slotsOf(english.get(key) ?? '')]));
  });

  test('no text was left in English or empty', () => {
    // The same word in both.
    const alike = ['PIN', 'Code'];
    expect([...words].filter(([key, text]) => text.trim() === '' || (text === english.get(key) && !alike.includes(text)))).toEqual([]);
  });
});

// 3GPP TS 23.038: one letter outside of it and a message holds 70 letters instead of 160. No Arabic letter is in it.
test.each(Object.entries(stepLanguages).filter(([language]) => language !== 'ar'))(
  'an SMS in %s needs no letter that the alphabet of SMS lacks',
  (_, steps) => {
    expect(steps['verify.sms-code']?.['sms-text']).toMatch(/^[\w {}.:;,?!'"()/+\-=&%*<>@£$¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡]+$/);
  },
);

test('the languages are those the interface and the pages come in', () => {
  expect(['en', ...Object.keys(stepLanguages)]).toEqual(languages.map(({ tag }) => tag));
});
