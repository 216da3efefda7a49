import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { durationText } from './duration-text.ts';

test.each([
  [-5, '0.0 s'],
  [420, '0.4 s'],
  [12_400, '12 s'],
  [59_600, '1 min'],
  [125_000, '2 min 5 s'],
  [3_780_000, '1 h 3 min'],
])('EDITOR-18 %i ms are “%s”', (ms, text) => {
  expect(durationText(ms, inEnglish)).toBe(text);
});
