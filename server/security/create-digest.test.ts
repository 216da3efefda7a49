import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createDigest } from './create-digest.ts';
import { createRandom } from './create-random.ts';

const digest = createDigest({ secretKey: randomBytes(32) });

describe('createDigest', () => {
  test('OTP-07 a code is stored under a key that the database does not have', () => {
    const other = createDigest({ secretKey: randomBytes(32) });
    expect(digest.keyed('code:run_1', '123456')).toBe(digest.keyed('code:run_1', '123456'));
    expect(digest.keyed('code:run_1', '123456')).not.toBe(other.keyed('code:run_1', '123456'));
    expect(digest.keyed('code:run_1', '123456')).not.toContain('123456');
  });

  test('OTP-07 purposes are apart, wherever purpose and value meet', () => {
    const digests = [digest.keyed('a', 'bc'), digest.keyed('ab', 'c'), digest.keyed('', 'abc'), digest.keyed('1:a', 'bc'), digest.hash('abc')];
    expect(new Set(digests).size).toBe(digests.length);
  });

  test('SHA-256 as everybody knows it, behind the time of our own secrets', () => {
    expect(digest.hash('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
    const secret = createRandom({ now: () => 1_800_000_000_000 }).secret();
    expect(digest.hash(secret)).toMatch(/^[0-9a-z]{10}[\w-]{43}$/);
    expect(digest.hash(secret).startsWith(secret.slice(0, 10))).toBe(true);
    expect(digest.hash(secret)).not.toContain(secret.slice(10));
  });

  test('KEY-06 comparison takes any two texts', () => {
    expect(digest.equal('abc', 'abc')).toBe(true);
    expect(digest.equal('abc', 'abd')).toBe(false);
    expect(digest.equal('abc', 'abcd')).toBe(false);
    expect(digest.equal('', '')).toBe(true);
    expect(digest.equal('é', 'ee')).toBe(false);
  });
});
