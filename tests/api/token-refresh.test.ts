import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiApp } from '#server/http/app.ts';
import { type Answer, stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const tokenAnswer = z.strictObject({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.int(),
  refresh_token: z.string(),
  refresh_expires_in: z.int(),
});
const errorAnswer = z.strictObject({ error: z.string(), error_description: z.string() });

const signIn = async () => {
  const { result } = stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() }));
  return { session: result?.session ?? '', access: result?.access_token ?? '', refresh: result?.refresh_token ?? '' };
};
const form = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body,
});
const refresh = (token: string) => api.raw('/token', form(`grant_type=refresh_token&refresh_token=${encodeURIComponent(token)}`));
const errorOf = (answer: Answer) => errorAnswer.parse(answer.body).error;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('POST /token, refresh', () => {
  test('RFC 6749 5.1: new tokens for the same session, never stored by a cache', async () => {
    const signedIn = await signIn();
    api.clock.advance(60_000);
    const answer = await refresh(signedIn.refresh);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const tokens = tokenAnswer.parse(answer.body);
    expect(tokens.expires_in).toBe(600);
    expect(tokens.refresh_token).not.toBe(signedIn.refresh);
    expect((await api.get('/session', bearer(tokens.access_token))).body).toMatchObject({ session: signedIn.session });
  });

  test('RT-03 RT-04 sent ten times at once, and again when the answer was lost: one successor', async () => {
    const { refresh: token } = await signIn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(new Array(10).fill(200));
    const successors = new Set(answers.map(({ body }) => tokenAnswer.parse(body).refresh_token));
    expect(successors.size).toBe(1);
    api.clock.advance(9000);
    expect(successors).toContain(tokenAnswer.parse((await refresh(token)).body).refresh_token);
  });

  test('RT-02 the reuse of an old token ends the session everywhere and is on record', async () => {
    const first = await signIn();
    const second = tokenAnswer.parse((await refresh(first.refresh)).body);
    api.clock.advance(11_000);
    const reused = await refresh(first.refresh);
    expect(reused.status).toBe(400);
    expect(errorOf(reused)).toBe('invalid_grant');
    expect(errorOf(await refresh(second.refresh_token))).toBe('invalid_grant');
    expect((await api.get('/session', bearer(second.access_token))).status).toBe(401);
    const audit = await api.services.storage.audit.list(api.app.workspace, { limit: 20 });
    expect(audit.map(({ action, target }) => [action, target])).toContainEqual(['session.refresh-reused', first.session]);
    for (const secret of [first.refresh, second.refresh_token]) expect(api.logged.join() + JSON.stringify(audit)).not.toContain(secret.split('.')[2]);
  });

  test('RT-05 FLOW-11 disabling the user or ending all sessions stops tokens at once', async () => {
    const scope = { app: api.app.id, env: 'live' } as const;
    const first = await signIn();
    const { user } = (await api.services.storage.sessions.find(scope, first.session)) ?? {};
    await api.services.storage.users.update(scope, user ?? '', { status: 'disabled' }, api.services.clock.now());
    expect(errorOf(await refresh(first.refresh))).toBe('invalid_grant');
    expect((await api.get('/session', bearer(first.access))).status).toBe(401);
    // Taking it back brings no session back: people sign in again.
    await api.services.storage.users.update(scope, user ?? '', { status: 'active' }, api.services.clock.now());
    expect((await api.get('/session', bearer(first.access))).status).toBe(401);
    const second = await signIn();
    expect((await api.get('/session', bearer(second.access))).status).toBe(200);
    expect(await api.services.storage.sessions.revokeAll(scope, user ?? '', api.services.clock.now())).toBe(1);
    expect(errorOf(await refresh(second.refresh))).toBe('invalid_grant');
    expect((await api.get('/session', bearer(second.access))).status).toBe(401);
  });

  test("SES-06 a new sign-in is a new session; the old one's tokens stay its own", async () => {
    const [one, two] = [await signIn(), await signIn()];
    expect(one.session).not.toBe(two.session);
    const renewed = tokenAnswer.parse((await refresh(one.refresh)).body);
    expect((await api.get('/session', bearer(renewed.access_token))).body).toMatchObject({ session: one.session });
  });

  test('a locked session: refresh says interaction_required, everything else 423', async () => {
    const { access, refresh: token } = await signIn();
    expect((await api.raw('/session/lock', { method: 'POST', headers: bearer(access) })).body).toMatchObject({ locked: true });
    const refused = await refresh(token);
    expect(refused.status).toBe(400);
    expect(errorOf(refused)).toBe('interaction_required');
    for (const path of ['/session', '/userinfo']) expect((await api.get(path, bearer(access))).status).toBe(423);
    for (const path of ['/session/touch', '/session/lock'])
      expect((await api.raw(path, { method: 'POST', headers: bearer(access) })).status).toBe(423);
  });

  test('TEN-05 neither token is anything in the sandbox or at another app', async () => {
    const signedIn = await signIn();
    await api.services.storage.apps.create({ ...api.app, id: api.services.random.id('app'), slug: 'neighbour' });
    const http = apiApp(api.services);
    for (const base of ['/api/v1/sandbox/test', '/api/v1/live/neighbour']) {
      const refused = await http.request(`${base}/token`, form(`grant_type=refresh_token&refresh_token=${signedIn.refresh}`), {});
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ error: 'invalid_grant' });
      expect((await http.request(`${base}/session`, { headers: bearer(signedIn.access) }, {})).status).toBe(401);
      expect((await http.request(`${base}/revoke`, form(`token=${signedIn.refresh}`), {})).status).toBe(200);
    }
    expect((await refresh(signedIn.refresh)).status).toBe(200);
  });

  const malformed: [string, RequestInit, string][] = [
    ['no body', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 'invalid_request'],
    ['JSON', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"grant_type":"refresh_token"}' }, 'invalid_request'],
    ['no content type', { method: 'POST', body: 'grant_type=refresh_token' }, 'invalid_request'],
    ['no grant', form('refresh_token=x'), 'invalid_request'],
    ['an empty grant', form('grant_type=&refresh_token=x'), 'invalid_request'],
    ['no token', form('grant_type=refresh_token'), 'invalid_request'],
    ['broken encoding', form('grant_type=refresh_token&refresh_token=%zz'), 'invalid_request'],
    ['a cut escape', form('grant_type=refresh_token&refresh_token=abc%2'), 'invalid_request'],
    ['an unknown grant', form('grant_type=magic'), 'unsupported_grant_type'],
    ['the password grant', form('grant_type=password&username=a&password=b'), 'unsupported_grant_type'],
    ['the client credentials grant', form('grant_type=client_credentials'), 'unsupported_grant_type'],
    ['a prototype as grant', form('grant_type=__proto__'), 'unsupported_grant_type'],
    ['a forged token', form('grant_type=refresh_token&refresh_token=ses_x.1.y.z'), 'invalid_grant'],
    ['a token of another world', form(`grant_type=refresh_token&refresh_token=${encodeURIComponent('\u0000ü😀')}`), 'invalid_grant'],
    ['a long token', form(`grant_type=refresh_token&refresh_token=${'x'.repeat(60_000)}`), 'invalid_grant'],
  ];
  test.each(malformed)('IN-07 OP-01 %s is refused with an RFC 6749 error', async (_name, init, error) => {
    const answer = await api.raw('/token', init);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(errorOf(answer)).toBe(error);
  });

  test('IN-08 a parameter that stands twice is refused, and the token not used up', async () => {
    const { refresh: token } = await signIn();
    for (const body of [
      `grant_type=refresh_token&refresh_token=${token}&refresh_token=x`,
      `grant_type=refresh_token&grant_type=authorization_code&refresh_token=${token}`,
    ]) {
      expect(errorOf(await api.raw('/token', form(body)))).toBe('invalid_request');
    }
    expect((await refresh(token)).status).toBe(200);
  });

  test.each(['Basic', 'Basic ###', 'Bearer x', 'Basic YQ==', 'Digest a=b', `Basic ${'QQ'.repeat(5000)}`])(
    'IN-07 OP-10 401 invalid_client for Authorization: %s',
    async (authorization) => {
      const answer = await api.raw('/token', form('grant_type=refresh_token&refresh_token=x', { authorization }));
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic /);
      expect(errorOf(answer)).toBe('invalid_client');
    },
  );

  test('a body over 64 kB is a problem document', async () => {
    const answer = await api.raw('/token', form(`grant_type=refresh_token&refresh_token=${'x'.repeat(70_000)}`, { 'content-length': '70043' }));
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'body-too-large' });
  });

  test('IN-09 who only guesses is slowed down; the others are not', async () => {
    const { refresh: token } = await signIn();
    let last = 400;
    for (let guess = 0; guess < 700 && last === 400; guess++) last = (await refresh('guess')).status;
    expect(last).toBe(429);
    const refused = await refresh(token);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    api.clock.advance(120_000);
    expect((await refresh(token)).status).toBe(200);
  });

  test('GET changes nothing', async () => {
    expect((await api.get('/token?grant_type=refresh_token&refresh_token=x')).status).toBe(404);
  });
});

describe('POST /revoke', () => {
  test('RFC 7009: the refresh token ends the session, the access token too; unknown ones are done', async () => {
    for (const pick of ['refresh', 'access'] as const) {
      const signedIn = await signIn();
      const answer = await api.raw('/revoke', form(`token=${signedIn[pick]}&token_type_hint=whatever`));
      expect([answer.status, answer.body]).toEqual([200, '']);
      expect((await api.get('/session', bearer(signedIn.access))).status).toBe(401);
      expect(errorOf(await refresh(signedIn.refresh))).toBe('invalid_grant');
    }
    expect((await api.raw('/revoke', form('token=nonsense'))).status).toBe(200);
    expect(errorOf(await api.raw('/revoke', form('')))).toBe('invalid_request');
  });
});
