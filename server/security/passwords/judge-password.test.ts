import { describe, expect, test } from 'vitest';
import { commonPasswords, isCommon } from './common-passwords.ts';
import { judgePassword } from './judge-password.ts';

const alone = { onlyFactor: true, words: [] };
const beside = { onlyFactor: false, words: [] };

describe('judgePassword', () => {
  test('PWD-01 at least 15 when it is the only factor, 8 beside another, counted by code point', () => {
    expect(judgePassword('kleiner Ofenum', alone)).toBe('too-short');
    expect(judgePassword('kleiner Ofenumb', alone)).toBeUndefined();
    expect(judgePassword('vobuqez', beside)).toBe('too-short');
    expect(judgePassword('vobuqezi', beside)).toBeUndefined();
    // 14 emoji are 28 UTF-16 units; 15 letters with combining accents are 15 after NFKC.
    expect(judgePassword('🦀🐙🦑🦐🐚🐌🦋🐛🐜🐝🐞🦗🕷🦂', alone)).toBe('too-short');
    expect(judgePassword('🦀🐙🦑🦐🐚🐌🦋🐛🐜🐝🐞🦗🕷🦂🦟', alone)).toBeUndefined();
    expect(judgePassword('e\u0301lo\u0302ve\u0300s du soi', alone)).toBe('too-short');
  });

  test('PWD-01 64 and more are accepted, a limit exists', () => {
    const long = (length: number) => Array.from({ length }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 5000))).join('');
    expect(judgePassword(long(64), alone)).toBeUndefined();
    expect(judgePassword(long(128), alone)).toBeUndefined();
    expect(judgePassword(long(129), alone)).toBe('too-long');
    expect(judgePassword('x'.repeat(10_000_000), alone)).toBe('too-long');
    // One character that NFKC turns into eighteen.
    expect(judgePassword('\ufdfa'.repeat(100), alone)).toBe('too-long');
  });

  test('PWD-02 no rules of composition', () => {
    for (const password of ['wandering violet teapots', 'zwölf boxkämpfer jagen', '7294 8813 0057 2219 64'])
      expect(judgePassword(password, alone)).toBeUndefined();
  });

  test('PWD-04 the list holds more than 3,000 of the length that is allowed beside another factor, and refuses each', () => {
    const long = [...commonPasswords()].filter((entry) => entry.length >= 8);
    expect(long.length).toBeGreaterThan(3000);
    for (const entry of long) expect(judgePassword(entry, beside)).toBe('common');
    expect(judgePassword('TRUSTNO1', beside)).toBe('common');
    expect(judgePassword('ｐａｓｓｗｏｒｄ', beside)).toBe('common');
  });

  test('PWD-04 of the length of a sole password more than 3,000 likely ones are refused', () => {
    const top = [...commonPasswords()].filter((entry) => entry.length >= 6).slice(0, 160);
    const pairs = top.flatMap((left) => top.map((right) => left + right)).filter((pair) => pair.length >= 15);
    expect(pairs.length).toBeGreaterThan(3000);
    for (const pair of pairs) expect(judgePassword(pair, alone)).toBe('common');
    for (const walk of ['abcdefghijklmnop', 'qwertyuiopasdfghjkl', '9876543210987654', 'abcabcabcabcabc', '!!!!!!!!!!!!!!!!', 'Qwertzuiop12345678']) {
      expect(judgePassword(walk, alone)).toBe('common');
    }
  });

  test('PWD-04 judging a hostile text takes no time to speak of', () => {
    const started = performance.now();
    for (const text of ['ab'.repeat(64), 'password'.repeat(16), 'aB1!'.repeat(32)]) isCommon(text);
    expect(performance.now() - started).toBeLessThan(200);
  });

  test('PWD-04 own data is refused, whole and in parts', () => {
    const words = ['Ann.Lindqvist@acme-bank.example', 'Ann', 'Acme Bank'];
    for (const password of ['my lindqvist secret', 'ACME-BANK!rotunda9', 'ann.lindqvist@acme-bank', 'ACME bank rotunda 9']) {
      expect(judgePassword(password, { onlyFactor: true, words })).toBe('contains-own-data');
    }
    // Short words occur by chance, and so does the ending of an address.
    for (const password of ['annular rotunda moss', 'an example of tulips?'.replace('example', 'exemplar')])
      expect(judgePassword(password, { onlyFactor: true, words })).toBeUndefined();
  });
});
