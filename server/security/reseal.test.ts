import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import { sealLogin, sealResult } from '#server/federation/login-secrets.ts';
import type { SealedPlace } from '#server/storage/ports/sealed.ts';
import { createSeal } from './create-seal.ts';
import { reseal } from './reseal.ts';
import { boundTo } from './tokens/signing-keys.ts';

const [old, next] = [randomBytes(32), randomBytes(32)];
const before = createSeal({ secretKey: old, previous: [] });
const during = createSeal({ secretKey: next, previous: [old] });
const after = createSeal({ secretKey: next, previous: [] });
const scope = { app: 'app', env: 'live' } as const;

/** What the code that seals makes of each place's row `id`. */
const sealed: Record<Exclude<SealedPlace, 'runs'>, string[]> = {
  'signing-keys': [before.seal('signing-key', boundTo({ ...scope, kid: 'id' }), '{}')],
  outbox: [before.seal('outbox', 'id', 'mail')],
  mailbox: [before.seal('mailbox', 'id', 'mail')],
  idempotency: [before.seal('idempotency', 'id', 'answer'), before.seal('handover', 'id', 'tokens')],
  connectors: [sealSecrets({ seal: before }, scope, 'id', { password: 'secret' })],
  logins: [sealLogin({ seal: before }, scope, 'id', { nonce: 'n', verifier: 'v' })],
  'login-results': [sealResult({ seal: before }, scope, 'id', { result: 'failed' })],
};
const places = Object.entries(sealed).flatMap(([place, texts]) => texts.map((text) => [place, text] as const));
const isPlace = (place: string): place is keyof typeof sealed => Object.hasOwn(sealed, place);

describe('KEY-03 sealing anew', () => {
  test.each(places)('%s', (place, text) => {
    if (!isPlace(place)) throw new Error(place);
    const row = { ...scope, id: 'id', text };
    const made = reseal(during, place, row);
    if (made.kind !== 'changed') throw new Error(`${place} was not sealed anew but ${made.kind}`);
    expect(after.isCurrent(made.text)).toBe(true);
    expect(reseal(after, place, { ...row, text: made.text })).toEqual({ kind: 'current' });
    expect(reseal(after, place, row)).toEqual({ kind: 'unreadable' });
    // In another row it is worth nothing, and no rotation makes it worth anything there.
    expect(reseal(during, place, { ...row, id: 'other' })).toEqual({ kind: 'unreadable' });
  });

  test('of a run only what was sealed for it, in every state it can go back to', () => {
    const secret = before.seal('run-variable', 'run_1', '"sesame"');
    const typed = `${secret.slice(0, 9)}${'A'.repeat(80)}`;
    const run = {
      number: 2,
      states: [
        { node: 1, vars: { word: secret, typed, age: 36 } },
        { node: 2, vars: { word: secret } },
      ],
      locale: 'en',
    };
    const made = reseal(during, 'runs', { ...scope, id: 'run_1', text: JSON.stringify(run) });
    if (made.kind !== 'changed') throw new Error(made.kind);
    const words: string[] = [];
    const plain = JSON.parse(made.text, (name, value) => {
      if (name !== 'word') return value;
      words.push(after.open('run-variable', 'run_1', value));
      return secret;
    });
    expect(words).toEqual(['"sesame"', '"sesame"']);
    expect(plain).toEqual(run);
    expect(reseal(during, 'runs', { ...scope, id: 'run_1', text: made.text })).toEqual({ kind: 'current' });
    expect(reseal(during, 'runs', { ...scope, id: 'run_2', text: JSON.stringify(run) })).toEqual({ kind: 'current' });
  });
});
