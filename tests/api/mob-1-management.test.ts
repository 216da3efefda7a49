import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createApiKey, revokeApiKey } from '#server/console/api-keys/api-keys.ts';
import { apiApp } from '#server/http/app.ts';
import type { ApiKeyScope } from '#server/storage/ports/api-keys.ts';
import { type Answer, problemOf, testApi, type TestApi } from '../support/api.ts';
import { builderAccess } from '../support/builder-access.ts';

let api: TestApi;
let key: string;
const both: ApiKeyScope[] = ['users:read', 'users:write'];

/** A key as a builder makes it: through the console's use case. */
const makeKey = async (given: { env?: 'live' | 'sandbox'; app?: string; scopes?: ApiKeyScope[]; days?: number | null } = {}) => {
  const { services } = api;
  const access = await builderAccess(api, 'app.settings', given.app);
  const { env = 'live', scopes = both, days = null } = given;
  const made = await createApiKey(access, services, { env, key: { name: 'Nightly', scopes, days } });
  return { ...made, revoke: () => revokeApiKey(access, services, { env, id: made.id }) };
};
const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}, bearer = key): Promise<Answer> =>
  api.raw(`/manage${path}`, {
    method,
    headers: { authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const userShape = z.object({
  id: z.string(),
  status: z.string(),
  identifiers: z.array(z.object({ kind: z.string(), value: z.string(), verified: z.boolean() })),
  attributes: z.record(z.string(), z.unknown()),
});
const userIn = (answer: Answer) => userShape.parse(answer.body);
const add = async (email: string, more: object = {}) => userIn(await send('POST', '/users', { identifiers: { email }, ...more }));

beforeAll(async () => {
  api = await testApi();
  key = (await makeKey()).text;
  const column = (name: string, type: 'text' | 'number' | 'pin') => ({ key: name, name, type, unique: false, options: [] });
  await api.services.storage.users.addColumn(api.app.id, column('city', 'text'), 'a1');
  await api.services.storage.users.addColumn(api.app.id, column('points', 'number'), 'a2');
  await api.services.storage.users.addColumn(api.app.id, column('secret', 'pin'), 'a3');
});
afterAll(() => api.close());

describe('MOB-1 a server manages users with an API key', () => {
  test('adds, reads, changes and removes a user', async () => {
    const made = await send('POST', '/users', { identifiers: { email: 'Ada@Example.org' }, attributes: { city: 'London', points: 3 } });
    expect(made.status).toBe(201);
    const user = userIn(made);
    expect(user).toMatchObject({
      status: 'active',
      identifiers: [{ kind: 'email', value: 'ada@example.org', verified: false }],
      attributes: { email: 'ada@example.org', city: 'London', points: 3, secret: false },
    });
    expect((await send('GET', `/users/${user.id}`)).body).toEqual(made.body);
    const changed = await send('PATCH', `/users/${user.id}`, { attributes: { city: null }, identifiers: { email: 'ada@example.com' } });
    expect(userIn(changed)).toMatchObject({
      identifiers: [{ value: 'ada@example.com', verified: false }],
      attributes: { city: null, email: 'ada@example.com' },
    });
    expect((await send('DELETE', `/users/${user.id}`)).status).toBe(204);
    expect((await send('GET', `/users/${user.id}`)).status).toBe(404);
    expect((await send('DELETE', `/users/${user.id}`)).status).toBe(404);
  });

  test('lists with filters, order and a cursor that is good for this app and environment only', async () => {
    for (const [index, city] of ['Bern', 'Basel', 'Chur'].entries()) await add(`list${index}@example.org`, { attributes: { city, points: index } });
    const list = async (query: string) =>
      z
        .object({ users: z.array(userShape), next: z.string().optional(), total: z.int().optional() })
        .parse((await send('GET', `/users?${query}`)).body);
    const cities = async (query: string) => (await list(query)).users.map(({ attributes }) => attributes.city);
    expect(await cities('filter=city:contains:b&sort=city')).toEqual(['Basel', 'Bern']);
    expect(await cities('filter=points:between:1..9&sort=-points')).toEqual(['Chur', 'Basel']);
    expect(await cities('filter=city:filled&filter=identifier:is:list0@example.org')).toEqual(['Bern']);
    expect(await cities('search=LIST2')).toEqual(['Chur']);
    const first = await list('filter=city:filled&sort=city&limit=2');
    expect(first.total).toBe(3);
    expect(first.next).not.toContain('Bern');
    const rest = await list(`filter=city:filled&sort=city&limit=2&after=${encodeURIComponent(first.next ?? '')}`);
    expect(rest.users.map(({ attributes }) => attributes.city)).toEqual(['Chur']);
    expect(rest.next).toBeUndefined();
    const sandbox = (await makeKey({ env: 'sandbox' })).text;
    const elsewhere = await api.request(`/api/v1/sandbox/test/manage/users?sort=city&after=${encodeURIComponent(first.next ?? '')}`, {
      headers: { authorization: `Bearer ${sandbox}` },
    });
    expect(elsewhere.status).toBe(422);
  });

  test.each([
    'filter=city',
    'filter=none:is:1',
    'filter=secret:is:1234',
    'filter=@status:is:active',
    'filter=__proto__:empty',
    "filter=city';DROP TABLE users:is:1",
    'filter=points:is:many',
    'sort=secret',
    'sort=city;drop',
    'limit=0',
    'limit=10000',
    'limit=5&limit=6',
    'after=nonsense',
    'unknown=1',
    '__proto__=1',
  ])('IN-05 IN-08 refuses the query %s', async (query) => {
    const answer = await send('GET', `/users?${query}`);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).code).toBe('invalid-input');
  });

  test.each<[string, unknown]>([
    ['nobody is named', { identifiers: {} }],
    ['no address', { identifiers: { email: 'ada' } }],
    ['an unknown field', { identifiers: { email: 'x@example.org' }, role: 'admin' }],
    ['an unknown column', { identifiers: { email: 'x@example.org' }, attributes: { nope: 1 } }],
    ['a wrong type', { identifiers: { email: 'x@example.org' }, attributes: { points: 'many' } }],
    ['a PIN for somebody else', { identifiers: { email: 'x@example.org' }, attributes: { secret: '1234' } }],
    ['an owner in the body', { identifiers: { email: 'x@example.org' }, app: 'other' }],
    ['a list', []],
  ])('IN-01 TEN-06 refuses a user with %s', async (_, body) => {
    expect((await send('POST', '/users', body)).status).toBe(422);
    expect((await send('GET', '/users?search=x@example.org')).body).toMatchObject({ total: 0 });
  });

  test('FLOW-11 un-approving and disabling end sessions at once; approving lets them in again', async () => {
    const { id } = await add('session@example.org');
    const done = await api.submit(await api.start('session@example.org'), 'submit', { code: api.code() });
    const { access_token: token } = z.object({ result: z.object({ access_token: z.string() }) }).parse(done.body).result;
    const session = () => api.get('/session', { authorization: `Bearer ${token}` });
    expect((await session()).status).toBe(200);
    expect((await send('GET', `/users/${id}/sessions`)).body).toMatchObject({ sessions: [{ zone: 'secure', locked: false }] });
    expect(userIn(await send('POST', `/users/${id}/un-approve`))).toMatchObject({ status: 'unapproved' });
    expect((await session()).status).toBe(401);
    expect((await send('GET', `/users/${id}/sessions`)).body).toEqual({ sessions: [] });
    expect(userIn(await send('POST', `/users/${id}/approve`))).toMatchObject({ status: 'active' });
    expect((await session()).status).toBe(401);
    expect(userIn(await send('POST', `/users/${id}/disable`))).toMatchObject({ status: 'disabled' });
    expect((await send('POST', `/users/${id}/promote`)).status).toBe(404);
    expect((await send('DELETE', `/users/${id}/sessions`)).body).toEqual({ ended: 0 });
    expect((await send('DELETE', `/users/${id}/sessions/ses_gone`)).status).toBe(404);
  });

  test('FLOW-14 a retry with the same key makes nobody twice', async () => {
    const body = { identifiers: { username: 'retry' } };
    const headers = { 'idempotency-key': 'once-1' };
    const answers = [await send('POST', '/users', body, headers), await send('POST', '/users', body, headers)];
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    expect((await send('GET', '/users?search=retry')).body).toMatchObject({ total: 1 });
    expect(problemOf(await send('POST', '/users', { identifiers: { username: 'other' } }, headers)).code).toBe('idempotency-mismatch');
    expect((await send('POST', '/users', { identifiers: {} }, { 'idempotency-key': 'once-2' })).status).toBe(422);
    expect((await send('POST', '/users', { identifiers: { username: 'second' } }, { 'idempotency-key': 'once-2' })).status).toBe(201);
    expect((await send('POST', '/users', body, { 'idempotency-key': 'ä' })).status).toBe(422);
  });

  test('the app’s OpenAPI document describes every call', async () => {
    const { paths } = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) }).parse((await api.get('/openapi.json')).body);
    const calls = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(calls.filter((call) => call.includes('/manage/'))).toEqual([
      'get /manage/users',
      'post /manage/users',
      'get /manage/users/{user}',
      'patch /manage/users/{user}',
      'delete /manage/users/{user}',
      'post /manage/users/{user}/approve',
      'post /manage/users/{user}/un-approve',
      'post /manage/users/{user}/disable',
      'get /manage/users/{user}/sessions',
      'delete /manage/users/{user}/sessions',
      'delete /manage/users/{user}/sessions/{session}',
      'get /manage/columns',
    ]);
  });

  test('a machine that serves no management API describes none', async () => {
    const alone = apiApp(api.services);
    const ask = (path: string, headers = {}) => alone.request(`/api/v1/live/test${path}`, { headers }, {});
    const text = await (await ask('/openapi.json')).text();
    expect(text).toContain('/session');
    expect(text).not.toMatch(/\/manage\/|apiKey/);
    expect((await ask('/manage/users', { authorization: `Bearer ${key}` })).status).toBe(404);
  });

  test('says what columns there are', async () => {
    expect((await send('GET', '/columns')).body).toMatchObject({
      columns: [{ key: 'email', type: 'email', unique: true }, { key: 'city' }, { key: 'points' }, { key: 'secret' }],
    });
  });
});

describe('who may not', () => {
  const status = async (bearer: string, method = 'GET', path = '/users', body?: unknown) => (await send(method, path, body, {}, bearer)).status;

  test('TEN-05 another app, the other environment, a wrong secret and no key all look alike', async () => {
    const other = (await makeKey({ app: 'other' })).text;
    const sandbox = (await makeKey({ env: 'sandbox' })).text;
    for (const bearer of [other, sandbox, key.slice(0, -1), `${key}x`, sandbox.replace('sp_sandbox_', 'sp_live_'), 'nonsense', '"']) {
      const answer = await send('GET', '/users', undefined, {}, bearer);
      expect(answer.status).toBe(401);
      expect({ ...problemOf(answer), correlation_id: '' }).toEqual({ code: 'unauthorized', status: 401, correlation_id: '' });
    }
    const foreign = await api.request('/api/v1/live/other/manage/users', { headers: { authorization: `Bearer ${other}` } });
    expect(foreign.body).toMatchObject({ users: [] });
  });

  test('TEN-01 an id of another app is not found', async () => {
    const { id } = await add('mine@example.org');
    const other = (await makeKey({ app: 'another' })).text;
    for (const [method, path, body] of [
      ['GET', `/users/${id}`],
      ['PATCH', `/users/${id}`, { status: 'disabled' }],
      ['DELETE', `/users/${id}`],
      ['POST', `/users/${id}/disable`],
      ['GET', `/users/${id}/sessions`],
      ['DELETE', `/users/${id}/sessions`],
    ] as const) {
      const answer = await api.request(`/api/v1/live/another/manage${path}`, {
        method,
        headers: { authorization: `Bearer ${other}`, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    expect(userIn(await send('GET', `/users/${id}`))).toMatchObject({ status: 'active' });
  });

  test('a key reads or writes only as its scopes say', async () => {
    const { id } = await add('scopes@example.org');
    const reader = (await makeKey({ scopes: ['users:read'] })).text;
    const writer = (await makeKey({ scopes: ['users:write'] })).text;
    expect(await status(reader)).toBe(200);
    expect(await status(reader, 'POST', '/users', { identifiers: { username: 'nobody' } })).toBe(403);
    expect(await status(reader, 'DELETE', `/users/${id}`)).toBe(403);
    expect(await status(writer)).toBe(403);
    expect(await status(writer, 'POST', `/users/${id}/disable`)).toBe(200);
  });

  test('a key that was revoked or has expired is none', async () => {
    const made = await makeKey();
    expect(await status(made.text)).toBe(200);
    await made.revoke();
    expect(await status(made.text)).toBe(401);
    const short = await makeKey({ days: 1 });
    expect(await status(short.text)).toBe(200);
    api.clock.advance(86_400_000);
    expect(await status(short.text)).toBe(401);
  });

  test('no browser may: neither preflight nor answer carries CORS headers', async () => {
    const headers = { origin: 'https://shop.example.org', 'access-control-request-method': 'GET' };
    const preflight = await api.raw('/manage/users', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const answer = await send('GET', '/users', undefined, { origin: 'https://shop.example.org' });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('IN-09 wrong keys of one address are counted, right ones of others are not', async () => {
    const from = (address: string, bearer: string) =>
      api.request('/api/v1/live/test/manage/users', { headers: { authorization: `Bearer ${bearer}` } }, address);
    for (let tries = 0; tries < 30; tries += 1) expect((await from('198.51.100.9', 'sp_live_wrong')).status).toBe(401);
    const blocked = await from('198.51.100.9', key);
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await from('198.51.100.10', key)).status).toBe(200);
  });

  test('LOG-02 what was done is in the audit log under the key, and its text is nowhere', async () => {
    const made = await makeKey();
    await send('POST', '/users', { identifiers: { username: 'audited' } }, {}, made.text);
    const entries = await api.services.storage.audit.list(api.app.workspace, { app: api.app.id, limit: 50 });
    expect(entries[0]).toMatchObject({ actor: `api-key:${made.id}`, action: 'user.created' });
    const text = JSON.stringify(entries) + api.logged.join();
    expect(text).not.toContain(made.text.slice(-20));
    const [stored] = await api.services.storage.apiKeys.list({ app: api.app.id, env: 'live' });
    expect(JSON.stringify(stored)).not.toContain(made.text.slice(-20));
  });
});
