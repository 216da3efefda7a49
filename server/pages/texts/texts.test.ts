import { describe, expect, test } from 'vitest';
import { arabic } from './arabic.ts';
import { directionOf } from '#flows/languages/direction-of.ts';
import { english } from './english.ts';
import { fill } from './fill.ts';
import { german } from './german.ts';
import { negotiateLocale } from './negotiate-locale.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';
import { wordsIn } from './words-in.ts';

const slots = (sentence: string) => [...sentence.matchAll(/\{[a-z]+\}/g)].map(String).sort();

describe.each([
  ['German', german],
  ['Spanish', spanish],
  ['Portuguese', portuguese],
  ['Arabic', arabic],
] as const)('%s', (_, words) => {
  test('says everything English says, with the same slots', () => {
    expect(Object.keys(words)).toEqual(Object.keys(english));
    for (const [key, sentence] of Object.entries(words)) {
      expect(sentence.trim()).not.toBe('');
      expect([key, slots(sentence)]).toEqual([key, slots(Object.entries(english).find(([name]) => name === key)?.[1] ?? '')]);
    }
  });
});

test('a regional tag speaks its base language, an unknown one English', () => {
  expect(wordsIn('pt-BR')).toBe(portuguese);
  expect(wordsIn('DE-at')).toBe(german);
  expect(wordsIn('tlh')).toBe(english);
  expect(wordsIn('constructor')).toBe(english);
});

test('slots take values, and never code', () => {
  expect(fill('{a} and {b}', { a: '<b>$&</b>', b: 2 })).toBe('<b>$&</b> and 2');
  expect(fill('{a}', {})).toBe('');
});

test.each([
  ['ar', 'rtl'],
  ['ar-EG', 'rtl'],
  ['he', 'rtl'],
  ['en', 'ltr'],
  ['az-Arab', 'rtl'],
  ['ku-Latn', 'ltr'],
  ['', 'ltr'],
] as const)('%s is written %s', (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});

describe('the language of a run', () => {
  const offered = ['en', 'de', 'pt-BR'];
  test.each([
    ['what the app asks for comes first', { asked: 'de fr', acceptLanguage: 'en' }, 'de'],
    ['then the browser, by weight', { asked: undefined, acceptLanguage: 'fr, en;q=0.4, de-AT;q=0.8' }, 'de'],
    ['a base tag is served by a regional one', { asked: 'pt', acceptLanguage: undefined }, 'pt-BR'],
    ['nothing the app has words in', { asked: 'fr', acceptLanguage: 'ja' }, 'en'],
    ['refused languages', { asked: undefined, acceptLanguage: 'de;q=0, en;q=0.1' }, 'en'],
    ['rubbish', { asked: '<script> ../..', acceptLanguage: ';;;,,q=9,\u0000de' }, 'en'],
  ])('%s', (_, request, expected) => {
    expect(negotiateLocale(request, offered, 'en')).toBe(expected);
  });
});
