import { expect, test } from 'vitest';
import { addressWith, comparisonOf } from './comparison.ts';

const page = 'https://console.example/apps/demo/flows/sign-in?step=ask';

test.each([
  { from: 2, to: 5 },
  { from: 1, to: 'draft' as const },
])('EDITOR-15 a comparison of %o travels as a link', (comparison) => {
  expect(comparisonOf(addressWith(page, comparison))).toEqual(comparison);
});

test('EDITOR-15 taking the comparison off leaves the rest of the address', () => {
  expect(addressWith(addressWith(page, { from: 1, to: 2 }), undefined)).toBe(page);
});

test.each(['x..1', '1..', '..', '1..latest', '-1..2', ''])('EDITOR-15 “%s” asks for no comparison', (text) => {
  expect(comparisonOf(`${page}&compare=${text}`)).toBeUndefined();
});
