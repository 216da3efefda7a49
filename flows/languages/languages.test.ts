import { describe, expect, test } from 'vitest';
import { directionOf } from './direction-of.ts';
import { chooseLanguage, languages } from './languages.ts';
import { loadSay } from './load-say.ts';

describe('which language is spoken', () => {
  test.each([
    [['de-AT'], 'de'],
    [['PT-br', 'es'], 'pt'],
    [['fr', 'ja-JP', 'ar-EG', 'de'], 'ar'],
    [[undefined, '', 'es'], 'es'],
    [['en-XA'], 'en-XA'],
    [['en-GB'], 'en'],
    [['fr'], 'en'],
    [['*', 'constructor', '__proto__', '../de'], 'en'],
    [[], 'en'],
  ] as const)('%j: %s', (wanted, chosen) => {
    expect(chooseLanguage(wanted)).toBe(chosen);
  });

  test('Arabic is read from right to left, the others are not', () => {
    expect(languages.filter(({ tag }) => directionOf(tag) === 'rtl').map(({ tag }) => tag)).toEqual(['ar']);
    expect(directionOf('en-XA')).toBe('ltr');
  });
});

describe('loading words', () => {
  test('every language there is can be loaded, and says what it has no words for in English', async () => {
    for (const { tag } of languages) expect((await loadSay(tag))('Nobody says this.')).toBe('Nobody says this.');
  });

  test('the pseudo language is English in brackets, a third longer, with its values', async () => {
    const say = await loadSay('en-XA');
    expect(say('Save')).toBe('⟦Save~~~⟧');
    expect(say('{count, plural, one {# step} other {# steps}}', { count: 2 })).toBe('⟦2 steps~~~~⟧');
  });

  test('words are loaded once', () => {
    expect(loadSay('de')).toBe(loadSay('de'));
  });
});
