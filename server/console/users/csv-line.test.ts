import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test.each([
  ['=1+1', `"'=1+1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['+cmd|x', `"'+cmd|x"`],
  ['-2+3+cmd', `"'-2+3+cmd"`],
  ['\t=1', `"'\t=1"`],
  ['+442079460018', '+442079460018'],
  ['-4.5', '-4.5'],
  ['say "hi", Ada', '"say ""hi"", Ada"'],
  ['two\nlines', '"two\nlines"'],
  ['plain', 'plain'],
])('IN-06 %j leaves as %j', (cell, expected) => {
  expect(csvLine([cell])).toBe(`${expected}\r\n`);
});
