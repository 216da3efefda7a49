import { beforeEach, describe, expect, test } from 'vitest';
import { authenticateClient } from './authenticate-client.ts';
import { introspectToken } from './introspect-token.ts';
import { OAuthError } from './oauth-error.ts';
import { refresh } from './refresh.ts';
import { revokeToken } from './revoke-token.ts';
import { publicCaller, testClient, type TestWorld, testWorld } from './test-world.ts';

let world: TestWorld;
let secret: string;

const spa = testClient();
const basic = (id: string, password: string) =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(password)}`).toString('base64')}`;
const server = () => testClient({ id: 'cli_api', kind: 'server', secretHash: world.realm.digest.hash(secret) });
const asServer = () => ({ client: server(), address: '203.0.113.7' });

beforeEach(async () => {
  world = await testWorld();
  secret = world.realm.random.secret();
  world.clients.set(spa.id, spa);
  world.clients.set('cli_api', server());
});

describe('authenticateClient', () => {
  const authenticate = (authorization?: string, clientId?: string) => authenticateClient(world.realm, { authorization, clientId });

  test("OP-10 server clients by Basic, public ones by name, the app's own without", async () => {
    expect(await authenticate(basic('cli_api', secret))).toMatchObject({ id: 'cli_api' });
    expect(await authenticate(basic('cli_api', secret), 'cli_api')).toMatchObject({ id: 'cli_api' });
    expect(await authenticate(undefined, spa.id)).toMatchObject({ id: spa.id });
    expect(await authenticate()).toBeNull();
    expect(await authenticate(undefined, 'app_one')).toBeNull();
  });

  test.each<[string, () => [string | undefined, string | undefined]]>([
    ['a wrong secret', () => [basic('cli_api', 'wrong'), undefined]],
    ['an empty secret', () => [basic('cli_api', ''), undefined]],
    ['the hash as secret', () => [basic('cli_api', server().secretHash ?? ''), undefined]],
    ['a server client without its secret', () => [undefined, 'cli_api']],
    ['a public client with a secret', () => [basic(spa.id, ''), undefined]],
    ['an unknown client', () => [basic('cli_none', secret), undefined]],
    ['an unknown name', () => [undefined, 'cli_none']],
    ['two names', () => [basic('cli_api', secret), spa.id]],
    ['a bearer token', () => ['Bearer abc', undefined]],
    ['no base64', () => ['Basic ###', undefined]],
    ['no colon', () => [`Basic ${Buffer.from('cli_api').toString('base64')}`, undefined]],
    ['two colons', () => [`Basic ${Buffer.from(`cli_api:${secret}:x`).toString('base64')}`, undefined]],
    ['broken encoding', () => [`Basic ${Buffer.from('%zz:%').toString('base64')}`, undefined]],
    ['an endless header', () => [`Basic ${'A'.repeat(100_000)}`, undefined]],
    ['an empty header', () => ['', undefined]],
  ])('IN-07 OP-10 invalid_client for %s', async (_name, given) => {
    await expect(authenticate(...given())).rejects.toMatchObject({ code: 'invalid_client' });
  });

  test('FLOW-11 a disabled client is no client', async () => {
    world.clients.set('cli_api', { ...server(), status: 'disabled' });
    world.clients.set(spa.id, { ...spa, status: 'disabled' });
    await expect(authenticate(basic('cli_api', secret))).rejects.toThrow(OAuthError);
    await expect(authenticate(undefined, spa.id)).rejects.toThrow(OAuthError);
  });
});

describe('revokeToken', () => {
  test('RFC 7009: any genuine token of the session ends it, at once and for all of them', async () => {
    for (const pick of ['access_token', 'refresh_token'] as const) {
      const { session, tokens } = await world.signIn();
      await revokeToken(world.services, world.realm, { token: tokens[pick] ?? '', caller: publicCaller });
      expect((await world.row(session)).revokedAt).toBe(world.clock.at);
      await expect(refresh(world.services, world.realm, { token: tokens.refresh_token ?? '', caller: publicCaller })).rejects.toThrow(OAuthError);
    }
    expect(await world.storage.audit.list('wsp_1', { limit: 9 })).toMatchObject([
      { action: 'session.revoked', actor: 'user:usr_ann' },
      { action: 'session.revoked', actor: 'user:usr_ann' },
    ]);
  });

  test('an unknown, forged or foreign token is "done" and ends nothing', async () => {
    const { session, tokens } = await world.signIn();
    for (const token of ['', 'x', `${tokens.refresh_token}A`, `${tokens.access_token}A`])
      await revokeToken(world.services, world.realm, { token, caller: publicCaller });
    await revokeToken(world.services, world.realm, { token: tokens.refresh_token ?? '', caller: { client: spa, address: '' } });
    const neighbour = await testWorld({ app: 'app_two', slug: 'two' });
    await neighbour.commit({ ...(await world.row(session)), app: 'app_two' });
    await revokeToken(neighbour.services, neighbour.realm, { token: tokens.access_token, caller: publicCaller });
    expect((await world.row(session)).revokedAt).toBeNull();
    expect((await neighbour.row(session)).revokedAt).toBeNull();
  });
});

describe('introspectToken', () => {
  const introspect = (token: string, caller = asServer()) => introspectToken(world.services, world.realm, { token, caller });

  test('OP-10 only for server clients', async () => {
    const { tokens } = await world.signIn();
    for (const client of [null, spa]) {
      await expect(
        introspectToken(world.services, world.realm, { token: tokens.access_token, caller: { client, address: '' } }),
      ).rejects.toMatchObject({ code: 'invalid_client' });
    }
  });

  test("RFC 7662: anybody's access token, refresh tokens of its own, the current one only", async () => {
    const { session, tokens } = await world.signIn();
    expect(await introspect(tokens.access_token)).toMatchObject({ active: true, token_type: 'Bearer', sid: session, sub: 'usr_ann' });
    expect(await introspect(tokens.refresh_token ?? '')).toEqual({ active: false });
    const own = (await world.signIn({}, { client: 'cli_api' })).tokens.refresh_token ?? '';
    expect(await introspect(own)).toMatchObject({ active: true, client_id: 'cli_api' });
    await refresh(world.services, world.realm, { token: own, caller: asServer() });
    expect(await introspect(own)).toEqual({ active: false });
  });

  test('JWT-04 not active: locked, revoked, expired, disabled, zone gone, forged', async () => {
    const { session, tokens } = await world.signIn();
    const inactive = async () => expect(await introspect(tokens.access_token)).toEqual({ active: false });
    await world.change(session, { lockedAt: 1 });
    await inactive();
    await world.change(session, { lockedAt: null, revokedAt: 1 });
    await inactive();
    await world.change(session, { revokedAt: null });
    await world.userIs('disabled');
    await inactive();
    await world.userIs('active');
    await world.change(session, { revokedAt: null });
    world.zones.clear();
    await inactive();
    world.zones.add('secure');
    expect(await introspect(tokens.access_token)).toMatchObject({ active: true });
    world.clock.at += 600_000;
    await inactive();
    for (const token of ['', 'x', 'a.b.c', '.']) expect(await introspect(token)).toEqual({ active: false });
  });
});
