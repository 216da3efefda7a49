import { describe, expect, test } from 'vitest';
import { createRandom, randomFrom } from './create-random.ts';
import { seededRandom } from './seeded-random.ts';
import { timeOfSecret } from './secret-shape.ts';

const at = (now: number) => ({ now: () => now });
const random = createRandom(at(1_800_000_000_000));

describe('createRandom', () => {
  test('OTP-01 six digits are uniform in every place (chi-square over 100,000 codes)', () => {
    const counts = Array.from({ length: 6 }, () => new Array<number>(10).fill(0));
    for (let code = 0; code < 100_000; code++) {
      [...random.digits(6)].forEach((digit, place) => {
        const row = counts[place] ?? [];
        row[Number(digit)] = (row[Number(digit)] ?? 0) + 1;
      });
    }
    for (const row of counts) {
      const chiSquare = row.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
      // 9 degrees of freedom: over 45 has a chance of one in a million.
      expect(chiSquare).toBeLessThan(45);
    }
  });

  test('OTP-01 bytes that would favour low digits are thrown away', () => {
    const source = [255, 250, 249, 7, 13, 0, 251, 100];
    const digits = randomFrom((count) => Uint8Array.from({ length: count }, () => source.shift() ?? 1), at(0)).digits(5);
    expect(digits).toBe('97300');
  });

  test.each([0, 1, 4, 6, 8, 12])('OTP-01 a code of %i digits has that many', (length) => {
    expect(random.digits(length)).toMatch(new RegExp(`^\\d{${length}}$`));
  });

  test('KEY-06 secrets hold 192 random bits behind their time', () => {
    const secrets = Array.from({ length: 1000 }, () => random.secret());
    expect(new Set(secrets.map((secret) => secret.slice(10))).size).toBe(1000);
    for (const secret of secrets) expect(secret).toMatch(/^[0-9a-hjkmnp-tv-z]{10}[\w-]{32}$/);
    expect(Buffer.from(secrets[0]?.slice(10) ?? '', 'base64url')).toHaveLength(24);
  });

  test('secrets and ids sort by the time they were made', () => {
    const times = [0, 1, 999, 1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000, 2 ** 47];
    const made = times.map((now) => createRandom(at(now)));
    const secrets = made.map((source) => timeOfSecret(source.secret()));
    const ids = made.map((source) => source.id('usr'));
    expect(secrets.toSorted()).toEqual(secrets);
    expect(ids.toSorted()).toEqual(ids);
    expect(ids[0]).toMatch(/^usr_[0-9a-hjkmnp-tv-z]{26}$/);
  });

  test('ids of one millisecond differ', () => {
    expect(new Set(Array.from({ length: 5000 }, () => random.id('x'))).size).toBe(5000);
  });
});

describe('seededRandom', () => {
  test('the same seed repeats, another one does not', () => {
    const values = (seed: string) => {
      const source = seededRandom(seed, at(5));
      return [source.digits(6), source.secret(), source.id('run'), source.digits(6)];
    };
    expect(values('a:1')).toEqual(values('a:1'));
    expect(new Set([...values('a:1'), ...values('a:2')]).size).toBe(8);
  });
});
