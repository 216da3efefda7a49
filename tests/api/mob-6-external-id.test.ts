import { afterEach, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { callbackUrl } from '#server/federation/callback-url.ts';
import { type Answer, codeFlow, stepOf } from '../support/api.ts';
import { formsOf, headingOf } from '../support/browser.ts';
import { connectOidc, externalFlow } from '../support/federation.ts';
import { goodProvider, type GoodProvider, type Person } from '../support/good-provider.ts';
import { origin, testPages } from '../support/pages.ts';

const ada: Person = { sub: 'ada', email: 'Ada@example.org', email_verified: true, name: 'Ada', groups: ['g-staff', 'g-other'] };
const bob: Person = { sub: 'bob' };
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const con = 'con_mob6';
type Api = Awaited<ReturnType<typeof testPages>>;

const open = async (settings: object = {}, access: 'registered' | 'added' = 'registered'): Promise<{ api: Api; provider: GoodProvider }> => {
  const provider = await goodProvider([ada, bob], [{ id: 'sallyport', secret: 'provider-secret', redirectUris: [callbackUrl(origin, 'live', con)] }]);
  closing.push(provider.close);
  const api = await testPages({ env: { EGRESS_ALLOW: provider.host, MAIL_CAPTURE: '0' }, access });
  closing.push(api.close);
  await connectOidc(api, { issuer: provider.issuer, clientId: 'sallyport', ...settings }, 'provider-secret', con);
  await api.publish(externalFlow(con));
  return { api, provider };
};

const begin = async (api: Api, client: string): Promise<WireStep> => {
  const step = stepOf(await api.post('/flows/sign-in/runs', { client: { id: client } }));
  return stepOf(await api.submit(step, 'google'));
};

/** The way through the provider as the app's own browser goes it: what comes back to the app. */
const bring = async (api: Api, provider: GoodProvider, step: WireStep, who: string): Promise<URL> => {
  const callback = await provider.visit(step.challenge.url ?? '', who);
  expect(callback.href.startsWith(callbackUrl(origin, 'live', con))).toBe(true);
  const answer = await api.http.request(callback.href, { headers: { host: 'login.example.org' } }, {});
  expect(answer.status).toBe(303);
  return new URL(answer.headers.get('location') ?? '');
};

const signIn = async (api: Api, provider: GoodProvider, who: string): Promise<Answer> => {
  const client = await api.client();
  const step = await begin(api, client.id);
  const back = await bring(api, provider, step, who);
  return api.submit(step, 'return', { code: back.searchParams.get('code') ?? '' });
};

describe('MOB-6 people sign in with an external account, without phone or e-mail', () => {
  test('MOB-6 an app goes to the provider and comes back with a code that it submits', async () => {
    const { api, provider } = await open();
    const client = await api.client();
    const step = await begin(api, client.id);
    expect(step).toMatchObject({ kind: 'redirect', node: 'ext', challenge: { kind: 'redirect', title: { text: 'Sign in with Example ID' } } });
    const asked = new URL(step.challenge.url ?? '');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      scope: 'openid email profile',
      response_type: 'code',
    });
    const back = await bring(api, provider, step, 'bob');
    expect(`${back.origin}${back.pathname}`).toBe('https://shop.example/cb');
    expect(back.searchParams.get('run')).toBe(step.run);
    const done = stepOf(await api.submit(step, 'return', { code: back.searchParams.get('code') ?? '' }));
    expect(done).toMatchObject({ kind: 'done', result: { zone: { key: 'secure' } } });
    const { rows } = await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 9 });
    expect(rows).toMatchObject([{ identifiers: [], attributes: {}, identities: [{ connector: con, issuer: provider.issuer, subject: 'bob' }] }]);
  });

  test('MOB-6 the same account is the same user next time, and rights follow its groups', async () => {
    const { api, provider } = await open({
      roles: [
        { group: 'g-staff', role: 'staff' },
        { group: 'g-boss', role: 'boss' },
      ],
    });
    const first = stepOf(await signIn(api, provider, 'ada'));
    const second = stepOf(await signIn(api, provider, 'ada'));
    expect(second.result?.user_info).toMatchObject({ sub: first.result?.user_info?.sub, roles: ['staff'] });
    const payload = JSON.parse(Buffer.from(second.result?.access_token?.split('.')[1] ?? '', 'base64url').toString());
    expect(payload).toMatchObject({ roles: ['staff'], amr: ['fed'] });
  });

  test('MOB-6 on hosted pages a link leads there, without script, and the browser goes on by itself', async () => {
    const { api, provider } = await open();
    const browser = api.browser();
    const menu = await browser.submit(await browser.visit('/a/test/sign-in'));
    const page = await browser.submit(menu, { action: 'google' });
    const link = /<a class="button primary" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(formsOf(page.html).at(-1)?.html).not.toContain('name="code"');
    const callback = await provider.visit(link, 'bob');
    const home = await browser.visit(callback.pathname + callback.search);
    expect(home).toMatchObject({ status: 200 });
    expect(headingOf(home.html)).toBe('Welcome');
    expect(home.path).toBe('/a/test/-/screen');
  });

  test('FED-02 an address sent to somebody else leads them nowhere, and the sender nowhere either', async () => {
    const { api, provider } = await open();
    const attacker = api.browser();
    const page = await attacker.submit(await attacker.submit(await attacker.visit('/a/test/sign-in')), { action: 'google' });
    const link = /<a class="button primary" href="([^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const callback = await provider.visit(link, 'ada');
    const victim = await api.browser().visit(callback.pathname + callback.search);
    expect(victim.status).toBe(400);
    expect(victim.html).toContain('You started somewhere else');
    expect(await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 9 })).toMatchObject({ rows: [] });
  });

  test('FED-02 a return code belongs to its run, and works once', async () => {
    const { api, provider } = await open();
    const client = await api.client();
    const [mine, theirs] = [await begin(api, client.id), await begin(api, client.id)];
    const code = (await bring(api, provider, theirs, 'ada')).searchParams.get('code') ?? '';
    const stolen = stepOf(await api.submit(mine, 'return', { code }));
    expect(stolen).toMatchObject({ kind: 'redirect', problems: [{ code: 'expired' }] });
    expect(stepOf(await api.submit(theirs, 'return', { code })).kind).toBe('done');
    expect((await api.submit(theirs, 'return', { code })).status).toBe(410);
    api.clock.advance(61_000);
    const late = (await bring(api, provider, stolen, 'ada')).searchParams.get('code') ?? '';
    api.clock.advance(61_000);
    expect(stepOf(await api.submit(stolen, 'return', { code: late }))).toMatchObject({ kind: 'redirect', problems: [{ code: 'expired' }] });
  });

  test('who turns back at the provider may try again or choose another way', async () => {
    const { api, provider } = await open();
    const step = stepOf(await signIn(api, provider, 'nobody'));
    expect(step).toMatchObject({ kind: 'redirect', problems: [{ code: 'cancelled' }] });
    expect(stepOf(await api.submit(step, 'cancel'))).toMatchObject({ node: 'how', problems: [{ code: 'cancelled' }] });
  });

  test('LINK-01 an account of that address is taken over only where the provider is trusted for its domain', async () => {
    const { api, provider } = await open({ trustedDomains: ['example.org'] });
    await api.publish(codeFlow, 'by-mail');
    const first = stepOf(await api.post('/flows/by-mail/runs', {}));
    const sent = stepOf(await api.submit(first, 'submit', { email: 'ada@example.org' }));
    const mine = stepOf(await api.submit(sent, 'submit', { code: api.code() }));
    expect(stepOf(await signIn(api, provider, 'ada')).result?.user_info?.sub).toBe(mine.result?.user_info?.sub);
  });

  test('LINK-01 without that trust they are somebody new', async () => {
    const { api, provider } = await open();
    const scope = { app: api.app.id, env: 'live' } as const;
    const now = api.services.clock.now();
    const identifiers = [{ kind: 'email', canonical: 'ada@example.org', verified: true } as const];
    await api.services.storage.users.create(scope, { id: 'usr_1', attributes: {}, status: 'active', identifiers }, now);
    const step = stepOf(await signIn(api, provider, 'ada'));
    expect(step.result?.user_info).not.toMatchObject({ sub: 'usr_1' });
    expect(step.result?.user_info).not.toHaveProperty('email');
  });

  test('MOB-1 where only added people may enter, an invited address is enough', async () => {
    const { api, provider } = await open({ trustedDomains: ['example.org'] }, 'added');
    expect(stepOf(await signIn(api, provider, 'ada')).kind).toBe('failed');
    const identifiers = [{ kind: 'email', canonical: 'ada@example.org', verified: false } as const];
    const scope = { app: api.app.id, env: 'live' } as const;
    await api.services.storage.users.create(scope, { id: 'usr_1', attributes: {}, status: 'active', identifiers }, api.services.clock.now());
    expect(stepOf(await signIn(api, provider, 'ada')).result?.user_info).toMatchObject({ sub: 'usr_1' });
    expect(stepOf(await signIn(api, provider, 'bob')).kind).toBe('failed');
  });

  test('FED-06 a connector switched off stops runs under way', async () => {
    const { api, provider } = await open();
    const client = await api.client();
    const step = await begin(api, client.id);
    const code = (await bring(api, provider, step, 'ada')).searchParams.get('code') ?? '';
    await api.services.storage.connectors.update(api.app.id, con, { status: 'disabled' }, api.services.clock.now());
    const stopped = stepOf(await api.submit(step, 'return', { code }));
    expect(stopped).toMatchObject({ node: 'how', problems: [{ code: 'unavailable' }] });
    expect(stepOf(await api.submit(stopped, 'google'))).toMatchObject({ node: 'how', problems: [{ code: 'unavailable' }] });
  });
});
