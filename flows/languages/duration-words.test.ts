import { expect, test } from 'vitest';
import { durationWords } from './duration-words.ts';

test.each([
  [300, 'en', '5 minutes'],
  [60, 'en', '1 minute'],
  [90, 'en', '90 seconds'],
  [1, 'en', '1 second'],
  [45, 'en-GB', '45 seconds'],
  [300, 'de', '5 Minuten'],
  [300, 'pt-BR', '5 minutos'],
  [300, 'ar-EG', '5 دقائق'],
  [300, 'xx', '5 minutes'],
  [300, 'not a tag', '5 minutes'],
  [300, '', '5 minutes'],
  [300, 'en-foo-foo', '5 minutes'],
])('%i seconds in %j: %s', (seconds, locale, words) => {
  expect(durationWords(seconds, locale)).toBe(words);
});
