import { expect, test } from 'vitest';
import { unbroken } from './unbroken.ts';

test.each([
  ['Ask for a name', []],
  ['Code by e-mail', ['e-mail']],
  ['E-Mail-Adresse, dann SMS-Code', ['E-Mail-Adresse,', 'SMS-Code']],
  ['Before - after', []],
  ['', []],
])('“%s” keeps %j together, and is the same text', (title, whole) => {
  const parts = unbroken(title);
  expect(parts.filter((part) => part.whole).map(({ words }) => words)).toEqual(whole);
  expect(parts.map(({ words }) => words).join('')).toBe(title);
});
