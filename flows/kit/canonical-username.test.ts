import { describe, expect, test } from 'vitest';
import { canonical } from './canonical.ts';
import { canonicalUsername } from './canonical-username.ts';

describe('OTP-09 a user name has one form', () => {
  test.each([
    ['ada', 'ada'],
    [' Ada ', 'ada'],
    ['ADA_Lovelace-1815', 'ada_lovelace-1815'],
    ['ａｄａ', 'ada'],
    ['\u212Aelvin', 'kelvin'],
    ['4711', '4711'],
  ])('%j is %j', (typed, form) => {
    expect(canonicalUsername(typed)).toBe(form);
    expect(canonicalUsername(form)).toBe(form);
  });

  test.each([
    '',
    'a',
    'ada lovelace',
    'ada@example.org',
    'ada＠b',
    'аda',
    'adä',
    'İda',
    'ada\u200b',
    '\u202eada',
    'ada\n',
    'a..b',
    '.ada',
    'ada-',
    '__proto__',
    'ada/../root',
    'a'.repeat(65),
  ])('%j is none', (typed) => {
    expect(canonicalUsername(typed)).toBeUndefined();
  });
});

test('a kind is never taken for another', () => {
  expect(canonical('username', '+4930901820')).toBeUndefined();
  expect(canonical('email', 'ada')).toBeUndefined();
  expect(canonical('phone', 'ada')).toBeUndefined();
  expect(canonical('phone', '030 901820', 'DE')).toEqual({ kind: 'phone', canonical: '+4930901820' });
});
