import { hash as argon2Hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { Busy } from '#server/errors.ts';
import { type Argon2, createHashing } from './create-hashing.ts';

/** Counts computations and lets the test end them. */
const counting = () => {
  const open: (() => void)[] = [];
  const calls: { kind: 'hash' | 'verify'; stored?: string }[] = [];
  const held = <T>(value: T): Promise<T> => new Promise((resolve) => open.push(() => resolve(value)));
  const argon2: Argon2 = {
    hash: (password) => {
      calls.push({ kind: 'hash' });
      return held(`$argon2id$v=19$m=19456,t=2,p=1$${password}`);
    },
    verify: (stored, password) => {
      calls.push({ kind: 'verify', stored });
      return held(stored.endsWith(password));
    },
  };
  return { argon2, calls, open };
};

/** Lets everything that is ready run. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createHashing', () => {
  const hashing = createHashing();

  test('PWD-03 the whole password counts: hundred characters that differ in the last', async () => {
    const stem = 'x'.repeat(99);
    const stored = await hashing.hash(`${stem}a`);
    expect(await hashing.compare(stored, `${stem}a`)).toEqual({ result: 'match' });
    expect(await hashing.compare(stored, `${stem}b`)).toEqual({ result: 'mismatch' });
    expect(await hashing.compare(stored, stem)).toEqual({ result: 'mismatch' });
  });

  test('PWD-01 the same letters typed differently are the same password', async () => {
    const stored = await hashing.hash('cafe\u0301 ﬁnal Ａ');
    expect(await hashing.compare(stored, 'café final A')).toEqual({ result: 'match' });
  });

  test('PWD-05 argon2id with 19 MiB, two passes, one lane; a hash has its own salt', async () => {
    const [first, second] = await Promise.all([hashing.hash('some password'), hashing.hash('some password')]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(first).not.toBe(second);
  });

  test("PWD-05 an outdated hash is matched and comes back in today's form; a wrong password does not renew it", async () => {
    const outdated = await argon2Hash('some password', { memoryCost: 4096, timeCost: 2, parallelism: 1 });
    const { result, rehash } = await hashing.compare(outdated, 'some password');
    expect(result).toBe('match');
    expect(await hashing.compare(rehash, 'some password')).toEqual({ result: 'match' });
    expect(await hashing.compare(outdated, 'other password')).toEqual({ result: 'mismatch' });
  });

  test('PWD-05 a damaged hash never matches: it is an error', async () => {
    await expect(hashing.compare('$argon2id$broken', 'x')).rejects.toThrow();
  });

  test('PWD-08 an unknown user costs one computation of the same parameters, as a wrong password does', async () => {
    const { argon2, calls, open } = counting();
    const counted = createHashing({ argon2, cores: 1 });
    for (const stored of [undefined, '$argon2id$v=19$m=19456,t=2,p=1$right']) {
      const answer = counted.compare(stored, 'wrong');
      await settle();
      open.pop()?.();
      expect(await answer).toEqual({ result: 'mismatch' });
    }
    expect(calls.map(({ kind }) => kind)).toEqual(['verify', 'verify']);
    expect(calls.map(({ stored }) => stored?.slice(0, 31))).toEqual(['$argon2id$v=19$m=19456,t=2,p=1$', '$argon2id$v=19$m=19456,t=2,p=1$']);
    // The stand-in is a real hash: verifying it does the work.
    expect(await hashing.compare(undefined, 'anything')).toEqual({ result: 'mismatch' });
    expect(await hashing.compare(undefined, '')).toEqual({ result: 'mismatch' });
  });

  test('PWD-06 over the cap it is Busy at once, and goes on when there is room', async () => {
    const { argon2, calls, open } = counting();
    const counted = createHashing({ argon2, cores: 2 });
    const accepted = Array.from({ length: 2 + 2 * 16 }, () => counted.hash('password'));
    await settle();
    expect(calls).toHaveLength(2);
    await expect(counted.hash('password')).rejects.toThrow(Busy);
    await expect(counted.compare(undefined, 'password')).rejects.toThrow(Busy);
    while (open.length > 0) {
      for (const end of open.splice(0)) end();
      await settle();
    }
    expect(await Promise.all(accepted)).toHaveLength(34);
    expect(calls).toHaveLength(34);
  });

  test('PWD-06 an over-long password is refused before anything is computed', async () => {
    const { argon2, calls } = counting();
    const counted = createHashing({ argon2 });
    expect(await counted.compare('$argon2id$v=19$m=19456,t=2,p=1$x', 'x'.repeat(10_000_000))).toEqual({ result: 'mismatch' });
    await expect(counted.hash('x'.repeat(129))).rejects.toThrow(RangeError);
    expect(calls).toHaveLength(0);
  });
});
