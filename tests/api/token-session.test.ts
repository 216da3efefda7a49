import { createLocalJWKSet, jwtVerify } from 'jose';
import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { apiApp } from '#server/http/app.ts';
import { codeFlow, stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const signIn = async () => {
  const { result } = stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() }));
  return { session: result?.session ?? '', access: result?.access_token ?? '' };
};
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const touch = (token: string) => api.raw('/session/touch', { method: 'POST', headers: bearer(token) });
const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) });

describe('access tokens outside', () => {
  test('RFC 9068 JWT-02 any JOSE library verifies the token from the published keys', async () => {
    const { access, session } = await signIn();
    const answer = await api.get('/.well-known/jwks.json');
    expect(answer.headers.get('content-type')).toBe('application/jwk-set+json');
    expect(Number(/max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1])).toBeLessThan(86_400);
    expect(JSON.stringify(answer.body)).not.toContain('"d"');
    const { payload } = await jwtVerify(access, createLocalJWKSet(keySet.parse(answer.body)), {
      issuer: 'https://login.example.org/oidc/live/test',
      audience: api.app.id,
      typ: 'at+jwt',
      algorithms: ['ES256'],
    });
    expect(payload).toMatchObject({ sid: session, client_id: api.app.id, zone: 'secure', amr: ['otp', 'email'], acr: 'aal1' });
  });

  test('the issuer describes itself, and only what is true of it', async () => {
    const response = await apiApp(api.services).request('/oidc/live/test/.well-known/openid-configuration', {}, {});
    expect(response.status).toBe(200);
    const found = z.record(z.string(), z.unknown()).parse(await response.json());
    expect(found.issuer).toBe('https://login.example.org/oidc/live/test');
    expect(found.grant_types_supported).toEqual(['authorization_code', 'refresh_token']);
    expect(found.authorization_endpoint).toBeUndefined();
    for (const name of ['jwks_uri', 'userinfo_endpoint', 'token_endpoint', 'revocation_endpoint', 'introspection_endpoint']) {
      const url = new URL(z.string().parse(found[name]));
      expect(url.origin).toBe('https://login.example.org');
      const isForm = !['jwks_uri', 'userinfo_endpoint'].includes(name);
      const answer = await apiApp(api.services).request(url.pathname, { method: isForm ? 'POST' : 'GET' }, {});
      expect(answer.status).not.toBe(404);
    }
    expect((await apiApp(api.services).request('/oidc/live/nobody/.well-known/openid-configuration', {}, {})).status).toBe(404);
  });

  test('KEY-04 emergency revocation acts at the next request', async () => {
    const { access } = await signIn();
    const realm = await api.services.realms.find('live', 'test');
    if (realm === undefined) throw new Error('no realm');
    const before = keySet.parse((await api.get('/.well-known/jwks.json')).body);
    await api.services.tokens.access.emergencyRevoke(realm);
    expect((await api.get('/session', bearer(access))).status).toBe(401);
    expect(keySet.parse((await api.get('/.well-known/jwks.json')).body).keys.map(({ kid }) => kid)).not.toContain(before.keys[0]?.kid);
    expect((await api.get('/session', bearer((await signIn()).access))).status).toBe(200);
  });
});

describe('GET /session, /userinfo, POST /session/touch', () => {
  test('the session and the person, never cached', async () => {
    const { access, session } = await signIn();
    const seen = await api.get('/session', bearer(access));
    expect(seen.headers.get('cache-control')).toBe('no-store');
    expect(seen.body).toMatchObject({ session, zone: { key: 'secure', kind: 'secure' }, acr: 'aal1', locked: false });
    expect((await api.get('/userinfo', bearer(access))).body).toMatchObject({ email: 'ada@example.org', email_verified: true });
  });

  test("SES-03 idle and absolute limits by the server's clock; touch moves the first only", async () => {
    await api.services.storage.apps.update(api.app.id, { lifetimes: { accessSeconds: 86_400, refreshSeconds: 3600, absoluteSeconds: 7200 } });
    await api.publish(codeFlow);
    const { access } = await signIn();
    api.clock.advance(3_500_000);
    expect((await touch(access)).status).toBe(200);
    api.clock.advance(3_500_000);
    expect((await touch(access)).status).toBe(200);
    api.clock.advance(300_000);
    expect((await touch(access)).status).toBe(401);
    const { access: idle } = await signIn();
    api.clock.advance(3_600_000);
    expect((await api.get('/session', bearer(idle))).status).toBe(401);
  });

  test.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', `Bearer ${'x'.repeat(9000)}`, 'Bearer ü'])(
    'IN-07 401 with a problem document for Authorization: %#',
    async (authorization) => {
      for (const path of ['/session', '/userinfo']) {
        const answer = await api.get(path, { authorization: encodeURI(authorization) });
        expect(answer.status).toBe(401);
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        expect(answer.body).toMatchObject({ code: 'unauthorized', correlation_id: expect.any(String) });
      }
      expect((await api.get('/session')).status).toBe(401);
    },
  );

  test('a zone that the published flow no longer has: 403, and no refresh', async () => {
    const { access } = await signIn();
    const asked = { start: { type: 'entry.sign-in' }, deny: { type: 'end.deny' } };
    await api.publish({ nodes: asked, edges: { 'start.started': 'deny' }, zones: { public: 'public' } });
    expect((await api.get('/session', bearer(access))).status).toBe(403);
  });

  test('LOG-02 no token reaches the log', async () => {
    const { access } = await signIn();
    await api.get('/session', bearer(access));
    await api.get('/session', bearer(`${access}x`));
    expect(api.logged.join()).not.toContain(access.split('.')[2]);
  });
});
