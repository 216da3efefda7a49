import { expect, test } from 'vitest';
import { createSay, inEnglish } from './say.ts';

const say = createSay('de', {
  'Delete {step}': '{step} löschen',
  '{count, plural, one {# step} other {# steps}}': '{count, plural, one {# Schritt} other {# Schritte}}',
  'Broken {step}': 'Kaputt {step',
  Left: '',
});

test('words come from the catalog, and in English where it has none or they cannot be read', () => {
  expect(say('Delete {step}', { step: 'Code' })).toBe('Code löschen');
  expect(say('Move {step}', { step: 'Code' })).toBe('Move Code');
  expect(say('Broken {step}', { step: 'Code' })).toBe('Broken Code');
  expect(say('Left')).toBe('Left');
});

test('a number counts in the language and stands in a slot as it is', () => {
  expect(say('{count, plural, one {# step} other {# steps}}', { count: 1 })).toBe('1 Schritt');
  expect(say('{count, plural, one {# step} other {# steps}}', { count: 1200 })).toBe('1.200 Schritte');
  expect(inEnglish('Version {version}', { version: 1200 })).toBe('Version 1200');
});

test('values are no messages: braces and apostrophes of a builder stay', () => {
  expect(inEnglish('Delete {step}', { step: "{vars.x} isn’t 'it'" })).toBe("Delete {vars.x} isn’t 'it'");
  expect(inEnglish("It's {step}", { step: "it's" })).toBe("It's it's");
});

test('without values a text is said letter by letter', () => {
  expect(inEnglish('Values in braces: {context.name}')).toBe('Values in braces: {context.name}');
});

test('a language has as many plural forms as it has: Arabic six', () => {
  const text = '{count, plural, one {# step} other {# steps}}';
  const inArabic = createSay('ar', {
    [text]: '{count, plural, zero {لا خطوات} one {خطوة واحدة} two {خطوتان} few {# خطوات} many {# خطوة} other {# خطوة أخرى}}',
  });
  const digits = new Intl.NumberFormat('ar');
  expect([0, 1, 2].map((count) => inArabic(text, { count }))).toEqual(['لا خطوات', 'خطوة واحدة', 'خطوتان']);
  expect([3, 11, 100].map((count) => inArabic(text, { count }))).toEqual([
    `${digits.format(3)} خطوات`,
    `${digits.format(11)} خطوة`,
    `${digits.format(100)} خطوة أخرى`,
  ]);
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('%s is a text like any other', (text) => {
  expect(say(text)).toBe(text);
  expect(say(text, { count: 1 })).toBe(text);
  expect(createSay('de', { [text]: 'Wort' })(text)).toBe('Wort');
});

test('a translation that asks for something else than the English text is not said, and nothing breaks', () => {
  const text = '{count, plural, one {# step} other {# steps}}';
  expect(createSay('de', { [text]: '{anzahl, plural, one {# Schritt} other {# Schritte}}' })(text, { count: 2 })).toBe('2 steps');
  expect(inEnglish(text, {})).toBe(text);
});

test('right to left, a name is set apart from the sentence it stands in; what a sentence chooses by is not', () => {
  const inArabic = createSay('ar', {
    'Delete {step}': 'حذف {step}',
    '{count, plural, one {# step of {step}} other {# steps of {step}}}': '{count, plural, one {خطوة من {step}} other {# من {step}}}',
    '{kind, select, public {Public zone} other {Zone}} {name}': '{kind, select, public {منطقة عامة} other {منطقة}} {name}',
  });
  expect(inArabic('Delete {step}', { step: 'Code' })).toBe('حذف \u2068Code\u2069');
  expect(inArabic('{count, plural, one {# step of {step}} other {# steps of {step}}}', { count: 1, step: 'Code' })).toBe('خطوة من \u2068Code\u2069');
  expect(inArabic('{kind, select, public {Public zone} other {Zone}} {name}', { kind: 'public', name: 'A' })).toBe('منطقة عامة \u2068A\u2069');
});
