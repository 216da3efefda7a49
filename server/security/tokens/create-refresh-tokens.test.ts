import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Scope } from '#server/storage/ports/scope.ts';
import { createRandom } from '../create-random.ts';
import { createSeal } from '../create-seal.ts';
import { createRefreshTokens } from './create-refresh-tokens.ts';

const secretKey = randomBytes(32);
const tokens = createRefreshTokens({ secretKey, previous: [] });
const random = createRandom({ now: () => 1_800_000_000_000 });
const scope: Scope = { app: 'app_1', env: 'live' };
const session = random.id('ses');
const mint = (generation = 1) => tokens.mint(scope, session, generation, random.secret());

describe('createRefreshTokens', () => {
  test('RT-01 opaque, 192 random bits, known again by its hash only', () => {
    const { token, hash } = mint(7);
    expect(tokens.parse(scope, token)).toEqual({ session, generation: 7, hash });
    expect(token).not.toContain(hash);
    expect(token.length).toBeLessThan(120);
    expect(new Set(Array.from({ length: 1000 }, () => mint().token)).size).toBe(1000);
  });

  test('RT-02 no changed character leaves a genuine token', () => {
    const { token } = mint();
    for (let at = 0; at < token.length; at++) {
      for (const other of ['A', 'z', '0', '.', '-']) {
        if (token[at] !== other) expect(tokens.parse(scope, token.slice(0, at) + other + token.slice(at + 1))).toBeUndefined();
      }
    }
  });

  test('RT-02 what merely decodes to the same bytes is another text, and no token', () => {
    const { token } = mint();
    for (const forged of [
      `${token}=`,
      `${token}.`,
      ` ${token}`,
      `${token}\n`,
      token.replace('.1.', '.01.'),
      token.replace('.1.', '.+1.'),
      token.toUpperCase(),
      `${token}${token}`,
    ]) {
      expect(tokens.parse(scope, forged)).toBeUndefined();
    }
  });

  test.each(['', '.', '...', 'ses_x.1.a.b', 'null', '__proto__.1.aaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa', 'x'.repeat(100_000)])(
    'IN-07 no text makes it throw: %#',
    (text) => {
      expect(tokens.parse(scope, text)).toBeUndefined();
    },
  );

  test('TEN-05 a token of one app or environment is a forgery at another', () => {
    const { token } = mint();
    expect(tokens.parse({ app: 'app_2', env: 'live' }, token)).toBeUndefined();
    expect(tokens.parse({ app: 'app_1', env: 'sandbox' }, token)).toBeUndefined();
  });

  test('tokens made under the previous SECRET_KEY are genuine, those of another server are not', () => {
    const { token } = mint();
    const next = randomBytes(32);
    expect(createRefreshTokens({ secretKey: next, previous: [secretKey] }).parse(scope, token)?.session).toBe(session);
    expect(createRefreshTokens({ secretKey: next, previous: [] }).parse(scope, token)).toBeUndefined();
  });

  test('RT-04 the successor opens with the token before it, and with nothing else', () => {
    const first = mint(1).token;
    const second = mint(2).token;
    const sealed = tokens.sealSuccessor(first, second);
    expect(sealed).not.toContain(second.slice(0, 40));
    expect(createSeal({ secretKey, previous: [] }).isCurrent(sealed), 'KEY-03 it names the key it was sealed with').toBe(true);
    expect(tokens.openSuccessor(first, sealed)).toBe(second);
    expect(() => tokens.openSuccessor(second, sealed)).toThrow('successor');
    expect(() => createRefreshTokens({ secretKey: randomBytes(32), previous: [] }).openSuccessor(first, sealed)).toThrow();
    expect(createRefreshTokens({ secretKey: randomBytes(32), previous: [secretKey] }).openSuccessor(first, sealed)).toBe(second);
  });
});
