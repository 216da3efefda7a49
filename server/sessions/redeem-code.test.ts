import { hash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { OAuthError } from './oauth-error.ts';
import { type CodeGrant, redeemCode } from './redeem-code.ts';
import { refresh } from './refresh.ts';
import { testClient, testWorld, tokens, type TestWorld } from './test-world.ts';

const client = testClient();
const verifier = 'v'.repeat(43);
const redirectUri = 'https://app.example.org/cb';

let world: TestWorld;
let session: string;
let code: string;

beforeEach(async () => {
  world = await testWorld();
  ({ session, code } = await world.authorize({ client: client.id, redirectUri, codeChallenge: hash('sha256', verifier, 'base64url') }));
});

const redeem = (change: Partial<CodeGrant> = {}) =>
  redeemCode(world.services, world.realm, { code, redirectUri, verifier, caller: { client, address: '203.0.113.9' }, ...change });
const isAlive = async () => (await world.row(session)).revokedAt === null;

describe('redeemCode', () => {
  test('a code becomes the tokens of its session; before that there are none', async () => {
    expect((await world.row(session)).refresh).toBeNull();
    const result = await redeem();
    expect(await tokens.access.verify(world.realm, result.access_token)).toMatchObject({ sid: session, client_id: client.id });
    expect(await refresh(world.services, world.realm, { token: result.refresh_token ?? '', caller: { client, address: '' } })).toMatchObject({
      token_type: 'Bearer',
    });
  });

  test('OTP-07 the code is stored as its hash', () => {
    expect(Buffer.from(world.storage.serialize()).toString('latin1')).not.toContain(code.slice(10));
  });

  test('OP-05 a second use ends what the first gave', async () => {
    const first = await redeem();
    await expect(redeem()).rejects.toThrow(OAuthError);
    expect(await isAlive()).toBe(false);
    expect(await world.storage.audit.list('wsp_1', { limit: 9 })).toMatchObject([{ action: 'session.code-reused', actor: 'system' }]);
    await expect(refresh(world.services, world.realm, { token: first.refresh_token ?? '', caller: { client, address: '' } })).rejects.toThrow(
      OAuthError,
    );
  });

  test('OP-05 two uses that arrive together leave no session', async () => {
    const results = await Promise.allSettled([redeem(), redeem(), redeem()]);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    expect(await isAlive()).toBe(false);
  });

  test.each<[string, Partial<CodeGrant>]>([
    ['another client', { caller: { client: testClient({ id: 'cli_other' }), address: '' } }],
    ['no client', { caller: { client: null, address: '' } }],
    ['another redirect URI', { redirectUri: `${redirectUri}/` }],
    ['a wrong verifier', { verifier: 'w'.repeat(43) }],
    ['the challenge as verifier', { verifier: hash('sha256', verifier, 'base64url') }],
    ['a short verifier', { verifier: 'v' }],
    ['an empty verifier', { verifier: '' }],
  ])('OP-02 OP-05 refused with %s, and the session with it', async (_name, change) => {
    await expect(redeem(change)).rejects.toThrow(OAuthError);
    expect(await isAlive()).toBe(false);
    await expect(redeem()).rejects.toThrow(OAuthError);
  });

  test('OP-05 60 seconds', async () => {
    world.clock.at += 60_000;
    await expect(redeem()).rejects.toThrow(OAuthError);
  });

  test.each(['', 'x', '__proto__', 'x'.repeat(100_000)])('IN-07 a code that never was: %#', async (text) => {
    await expect(redeem({ code: text })).rejects.toThrow(OAuthError);
    expect(await isAlive()).toBe(true);
  });

  test.each<[string, () => void | Promise<void>]>([
    ['a disabled user', () => world.userIs('disabled')],
    ['a revoked session', () => world.change(session, { revokedAt: 1 })],
    ['a locked session', () => world.change(session, { lockedAt: 1 })],
    ['a zone that is gone', () => world.zones.clear()],
  ])('FLOW-11 %s gets no tokens', async (_name, spoil) => {
    await spoil();
    await expect(redeem()).rejects.toThrow(OAuthError);
    expect(await isAlive()).toBe(false);
  });
});
