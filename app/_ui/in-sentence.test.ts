import { expect, test } from 'vitest';
import { inSentence } from './in-sentence.ts';

test('EDITOR-24 a label begins small within an English sentence, and stays as it is in every other language', () => {
  expect(inSentence('Allowed domains', 'en')).toBe('allowed domains');
  expect(inSentence('IP addresses', 'en')).toBe('IP addresses');
  expect(inSentence('Gültigkeit', 'de')).toBe('Gültigkeit');
  expect(inSentence('', 'en')).toBe('');
});
