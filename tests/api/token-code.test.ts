import { hash } from 'node:crypto';
import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startRun } from '#server/engine/start-run.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import type { Realm } from '#server/engine/realm.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import { testApi, type TestApi } from '../support/api.ts';

const redirectUri = 'https://app.example.org/callback';
const verifier = 'correct-horse-battery-staple-and-more-of-it.~';
const codeChallenge = hash('sha256', verifier, 'base64url');

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

let api: TestApi;
let realm: Realm;
let secret: string;

const client = (change: Partial<Client>): Client => ({
  id: 'cli_spa',
  app: api.app.id,
  env: 'live',
  name: 'SPA',
  kind: 'spa',
  secretHash: null,
  redirectUris: [redirectUri],
  origins: [],
  accepts: [],
  status: 'active',
  createdAt: 0,
  ...change,
});

beforeEach(async () => {
  api = await testApi();
  secret = api.services.random.secret();
  await api.services.storage.clients.save(client({}));
  await api.services.storage.clients.save(client({ id: 'cli_other' }));
  await api.services.storage.clients.save(client({ id: 'cli_server', kind: 'server', secretHash: api.services.digest.hash(secret) }));
  const found = await api.services.realms.find('live', 'test');
  if (found === undefined) throw new Error('no realm');
  realm = found;
});
afterEach(() => api.close());

/** A hosted page's way: a run that ends with a redirect. */
const authorize = async (clientId = 'cli_spa') => {
  const { step } = await startRun(api.services, realm, {
    flow: 'sign-in',
    client: clientId,
    context: { email: 'ada@example.org' },
    delivery: { kind: 'code', redirectUri, state: 'xyz', codeChallenge },
  });
  const done = await submitAnswer(api.services, realm, {
    run: step.run,
    state: step.state,
    answer: { action: 'submit', inputs: { code: api.code() } },
  });
  const result = done.step.result ?? {};
  const url = new URL(result.redirect_to ?? 'about:blank');
  return { url, code: url.searchParams.get('code') ?? '', session: result.session ?? '', result };
};
const token = (fields: Record<string, string>, authorization?: string) =>
  api.raw('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...(authorization !== undefined && { authorization }) },
    body: new URLSearchParams(fields).toString(),
  });
const redeem = (code: string, change: Record<string, string> = {}, authorization?: string) =>
  token(
    { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, client_id: 'cli_spa', ...change },
    authorization,
  );
const basic = (id: string, password: string) => `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`;
const session = async (id: string) => api.services.storage.sessions.find(realm.scope, id);

describe('POST /token, authorization_code', () => {
  test('OP-02 OP-06 the redirect carries a code, the state and the issuer; PKCE redeems it', async () => {
    const { url, code, session: id, result } = await authorize();
    expect(`${url.origin}${url.pathname}`).toBe(redirectUri);
    expect(url.searchParams.get('state')).toBe('xyz');
    expect(url.searchParams.get('iss')).toBe('https://login.example.org/oidc/live/test');
    expect(result.access_token).toBeUndefined();
    const answer = await redeem(code);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ token_type: 'Bearer', expires_in: 600, refresh_token: expect.stringMatching(new RegExp(`^${id}\\.1\\.`)) });
  });

  test('OP-10 a server client redeems with its secret, and only with it', async () => {
    const { code } = await authorize('cli_server');
    for (const [change, authorization] of [
      [{ client_id: 'cli_server' }, undefined],
      [{ client_id: 'cli_server' }, basic('cli_server', 'wrong')],
      [{}, basic('cli_server', secret)],
    ] as const) {
      const refused = await redeem(code, change, authorization);
      expect([refused.status, refused.body]).toMatchObject([401, { error: 'invalid_client' }]);
    }
    expect((await redeem(code, { client_id: 'cli_server' }, basic('cli_server', secret))).status).toBe(200);
  });

  test('OP-05 a second redemption ends what the first gave', async () => {
    const { code, session: id } = await authorize();
    const first = await redeem(code);
    const second = await redeem(code);
    expect([second.status, second.body]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await session(id))?.revokedAt).not.toBeNull();
    const { refresh_token: refreshToken } = tokens.parse(first.body);
    expect((await token({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'cli_spa' })).body).toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('OP-05 two redemptions that arrive together leave nothing', async () => {
    const { code, session: id } = await authorize();
    const answers = await Promise.all([redeem(code), redeem(code)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect((await session(id))?.revokedAt).not.toBeNull();
  });

  test.each<[string, Record<string, string>]>([
    ['another client', { client_id: 'cli_other' }],
    ['another redirect URI', { redirect_uri: `${redirectUri}?x=1` }],
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }],
    ['the plain challenge', { code_verifier: codeChallenge }],
  ])('OP-02 OP-05 refused with %s, and not redeemable afterwards', async (_name, change) => {
    const { code, session: id } = await authorize();
    expect((await redeem(code, change)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await session(id))?.refresh).toBeNull();
    expect((await session(id))?.revokedAt).not.toBeNull();
  });

  test.each(['code', 'redirect_uri', 'code_verifier'])('OP-02 %s must be there', async (name) => {
    const { code } = await authorize();
    expect((await redeem(code, { [name]: '' })).body).toMatchObject({ error: 'invalid_request' });
    expect((await redeem(code)).status).toBe(200);
  });

  test('OP-05 a minute, no longer', async () => {
    const { code } = await authorize();
    api.clock.advance(60_000);
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('FLOW-11 RT-05 a client that was disabled, sessions that were ended: the code is worth nothing', async () => {
    const { code } = await authorize();
    await api.services.storage.clients.save(client({ status: 'disabled' }));
    expect((await redeem(code)).body).toMatchObject({ error: 'invalid_client' });
    await api.services.storage.clients.save(client({}));
    const again = await authorize();
    const user = (await session(again.session))?.user ?? '';
    await api.services.storage.sessions.revokeAll(realm.scope, user, api.services.clock.now());
    expect((await redeem(again.code)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('RT-01 the tokens belong to the client', async () => {
    const { code } = await authorize();
    const { refresh_token: refreshToken } = tokens.parse((await redeem(code)).body);
    for (const clientId of ['cli_other', '', api.app.id]) {
      expect((await token({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId })).body).toMatchObject({
        error: 'invalid_grant',
      });
    }
    expect((await token({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: 'cli_spa' })).status).toBe(200);
  });
});

describe('POST /introspect', () => {
  const introspect = (value: string, authorization?: string) =>
    api.raw('/introspect', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...(authorization !== undefined && { authorization }) },
      body: new URLSearchParams({ token: value }).toString(),
    });

  test('RFC 7662 OP-10 for server clients; a revoked token is inactive at once', async () => {
    const { code, session: id } = await authorize();
    const { access_token: accessToken } = tokens.parse((await redeem(code)).body);
    expect((await introspect(accessToken)).status).toBe(401);
    expect((await introspect(accessToken, basic('cli_server', 'wrong'))).status).toBe(401);
    const right = basic('cli_server', secret);
    expect((await introspect(accessToken, right)).body).toMatchObject({ active: true, sid: id, client_id: 'cli_spa', iss: realm.issuer });
    await api.services.storage.sessions.decide(realm.scope, id, () => ({ patch: { revokedAt: 1 }, value: undefined }));
    expect((await introspect(accessToken, right)).body).toEqual({ active: false });
    expect((await introspect('nonsense', right)).body).toEqual({ active: false });
  });
});
