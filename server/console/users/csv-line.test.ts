import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test.each([
  ['=1+1', `"'=1+1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['+cmd|x', `"'+cmd|x"`],
  ['-2+3+cmd', `"'-2+3+cmd"`],
  ['\t=1', `"'\t'=1"`],
  ['+442079460018', '+442079460018'],
  ['-4.5', '-4.5'],
  ['say "hi", Ada', '"say ""hi"", Ada"'],
  ['two\nlines', '"two\nlines"'],
  ['plain', 'plain'],
  ['\n=1', `"'\n'=1"`],
  ['＝1+1', `"'＝1+1"`],
  ['＠SUM(A1)', `"'＠SUM(A1)"`],
  ['Ada;=1+1', `"Ada;'=1+1"`],
  ['Ada\r\n@SUM(A1)', `"Ada\r\n'@SUM(A1)"`],
  ["Ada;-2+cmd|' /C calc'!A0", `"Ada;'-2+cmd|' /C calc'!A0"`],
  ['1;-2', '"1;-2"'],
])('IN-06 %j leaves as %j', (cell, expected) => {
  expect(csvLine([cell])).toBe(`${expected}\r\n`);
});
