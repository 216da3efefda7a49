import { expect, test } from 'vitest';
import { addressWithRun, runOf } from './run-link.ts';

const page = 'https://console.example/apps/demo/flows/sign-in?step=ask';

test.each([
  { run: 'run_1', env: 'live' as const },
  { run: 'run_2', env: 'sandbox' as const },
])('EDITOR-18 a past run %o travels as a link', (link) => {
  expect(runOf(addressWithRun(page, link))).toEqual(link);
});

test('EDITOR-18 taking the run off leaves the rest of the address', () => {
  expect(addressWithRun(addressWithRun(page, { run: 'run_2', env: 'sandbox' }), undefined)).toBe(page);
});

test.each(['', 'a/b', '<b>', 'x'.repeat(81)])('EDITOR-18 “%s” names no run', (text) => {
  expect(runOf(`${page}&run=${encodeURIComponent(text)}`)).toBeUndefined();
});
