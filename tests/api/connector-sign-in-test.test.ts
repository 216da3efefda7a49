import { afterAll, beforeAll, expect, test } from 'vitest';
import { callbackUrl } from '#server/federation/callback-url.ts';
import { beginTest, readTest } from '#server/federation/test-login.ts';
import { connectOidc } from '../support/federation.ts';
import { goodProvider, type GoodProvider } from '../support/good-provider.ts';
import { origin, testPages } from '../support/pages.ts';

const con = 'con_tested';
let api: Awaited<ReturnType<typeof testPages>>;
let provider: GoodProvider;

beforeAll(async () => {
  const people = [{ sub: 'ada', email: 'ada@example.org', email_verified: true, groups: ['g1'] }];
  provider = await goodProvider(people, [{ id: 'sallyport', secret: 'provider-secret', redirectUris: [callbackUrl(origin, 'live', con)] }]);
  api = await testPages({ env: { EGRESS_ALLOW: provider.host, MAIL_CAPTURE: '0' } });
  const settings = { issuer: provider.issuer, clientId: 'sallyport', trustedDomains: ['example.org'], roles: [{ group: 'g1', role: 'staff' }] };
  await connectOidc(api, settings, 'provider-secret', con);
}, 60_000);
afterAll(async () => {
  await api.close();
  await provider.close();
});

const tried = async (who: string) => {
  const { federation } = api.services;
  const scope = { app: api.app.id, env: 'live' } as const;
  const { url, test: secret } = await beginTest(federation, scope, con);
  expect(await readTest(federation, scope, con, secret)).toEqual({ result: 'waiting' });
  const callback = await provider.visit(url, who);
  const page = await api.http.request(callback.href, { headers: { host: 'login.example.org' } }, {});
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The service answered')]);
  return { outcome: await readTest(federation, scope, con, secret), read: (test: string) => readTest(federation, scope, con, test), secret };
};

test('a builder sees what the service says about them and what the app would make of it; nobody is registered', async () => {
  const { outcome, read, secret } = await tried('ada');
  expect(outcome).toMatchObject({
    result: 'claims',
    letIn: true,
    email: 'ada@example.org',
    roles: ['staff'],
    claims: { sub: 'ada', groups: ['g1'] },
  });
  expect(await read('guess')).toEqual({ result: 'waiting' });
  expect((await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 9 })).total).toBe(0);
  api.clock.advance(61_000);
  expect(await read(secret)).toEqual({ result: 'waiting' });
});

test('turning back is said too', async () => {
  expect((await tried('nobody')).outcome).toEqual({ result: 'cancelled' });
});
