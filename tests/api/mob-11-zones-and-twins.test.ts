import * as z from 'zod';
import { afterEach, describe, expect, test } from 'vitest';
import type { App } from '#server/storage/ports/apps.ts';
import { createClient } from '#flows/client/index.ts';
import { apiApp } from '#server/http/app.ts';
import { formsOf } from '../support/browser.ts';
import { testPages } from '../support/pages.ts';
import { codeFlow, problemOf, stepOf, type TestFlow } from '../support/api.ts';

let api: Awaited<ReturnType<typeof testPages>>;
afterEach(() => api.close());

/** One graph: guests in the open court, members behind the code; a button leads from one to the other. */
const twoZones: TestFlow = {
  nodes: {
    ...codeFlow.nodes,
    link: { type: 'entry.common-link' },
    guest: { type: 'user.create-guest' },
    visit: { type: 'session.issue' },
    lobby: { type: 'zone.screen', config: { screen: 'lobby', buttons: [{ label: 'Sign in', to: { entry: 'start' } }] } },
  },
  edges: { ...codeFlow.edges, 'link.opened': 'guest', 'guest.created': 'visit', 'visit.issued': 'lobby' },
};
const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token}` });
const screen = (zone: string, name: string, token?: string) => api.get(`/zones/${zone}/screens/${name}`, token === undefined ? {} : bearer(token));
const guest = async () => stepOf(await api.post('/flows/sign-in/runs', { entry: 'link' })).result?.access_token;
const signedIn = async () => stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() })).result?.access_token;

describe('MOB-11 MOB-3 zones of one graph', () => {
  test('a screen is served to who may see it: 401, 403, 423, content', async () => {
    api = await testPages({ flow: twoZones, access: 'anyone' });
    expect(problemOf(await screen('secure', 'home')).status).toBe(401);
    const visitor = await guest();
    expect(problemOf(await screen('secure', 'home', visitor))).toMatchObject({ status: 403, code: 'forbidden' });
    expect((await screen('public', 'lobby', visitor)).body).toMatchObject({
      zone: { key: 'public', kind: 'public' },
      screen: 'lobby',
      title: 'Welcome',
    });
    const member = await signedIn();
    expect((await screen('secure', 'home', member)).body).toMatchObject({ zone: { key: 'secure', kind: 'secure' }, screen: 'home' });
    expect((await screen('public', 'lobby', member)).status).toBe(200);
    expect(problemOf(await screen('secure', 'nowhere', member)).status).toBe(404);
    expect(problemOf(await screen('nowhere', 'home', member)).status).toBe(403);
    await api.raw('/session/lock', { method: 'POST', headers: bearer(member) });
    expect(problemOf(await screen('secure', 'home', member)).status).toBe(423);
    await api.raw('/revoke', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token: member ?? '' }).toString(),
    });
    expect(problemOf(await screen('secure', 'home', member)).status).toBe(401);
  });

  test('the hosted screen has the zone’s buttons, and one leads on to signing in', async () => {
    api = await testPages({ flow: twoZones, access: 'anyone' });
    const browser = api.browser();
    const lobby = await browser.submit(await browser.visit('/a/test'));
    expect(lobby.path).toBe('/a/test/-/screen');
    const [button] = formsOf(lobby.html);
    expect(button?.html).toContain('Sign in');
    const asked = await browser.visit((await browser.post(button?.action ?? '', button?.hidden ?? {})).headers.get('location') ?? '');
    expect(asked.path).toMatch(/\/-\/runs\//);
    expect((await browser.post(button?.action ?? '', { ...button?.hidden, token: 'forged' })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('MOB-11 two apps side by side', () => {
  const shop: TestFlow = {
    nodes: {
      ...twoZones.nodes,
      lobby: { type: 'zone.screen', config: { buttons: [{ label: 'My account', to: { app: 'bank', entry: 'entry.common-link' } }] } },
    },
    edges: twoZones.edges,
  };
  const bankFlow: TestFlow = {
    nodes: {
      ...codeFlow.nodes,
      link: { type: 'entry.common-link' },
      home: {
        type: 'zone.screen',
        zone: 'secure',
        config: { buttons: [{ label: 'Back to the shop', to: { app: 'test', entry: 'entry.common-link' } }] },
      },
    },
    edges: { ...codeFlow.edges, 'link.opened': 'who' },
  };
  const bankApp = async (): Promise<App> => {
    const bank: App = { ...api.app, id: 'app_bank', slug: 'bank', name: 'Bank', access: 'registered' };
    await api.services.storage.apps.create(bank);
    for (const app of [api.app.id, bank.id])
      await api.services.storage.users.addColumn(app, { key: 'likes', name: 'Likes', type: 'text', unique: false, options: [] }, 'c0');
    await api.services.storage.users.addColumn(bank.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
    await api.publish(bankFlow, 'bank', bank);
    await api.services.storage.twins.link(api.app.id, bank.id);
    return bank;
  };
  const press = async (browser: ReturnType<typeof api.browser>, html: string) => {
    const [button] = formsOf(html);
    return browser.visit((await browser.post(button?.action ?? '', button?.hidden ?? {})).headers.get('location') ?? '');
  };

  test('the button keeps the person: who comes back is the same guest, and what was kept about them goes along', async () => {
    api = await testPages({ flow: shop, access: 'anyone' });
    const bank = await bankApp();
    const live = (app: string) => ({ app, env: 'live' }) as const;
    const browser = api.browser();
    const lobby = await browser.submit(await browser.visit('/a/test'));
    const [visitor] = (await api.services.storage.users.page(live(api.app.id), { limit: 5 })).rows;
    await api.services.storage.users.update(live(api.app.id), visitor?.id ?? '', { attributes: { likes: 'tea' } }, api.services.clock.now());

    const door = await press(browser, lobby.html);
    expect(door.path).toBe('/a/bank');
    // No address holds the pass.
    expect(door.html + door.path).not.toMatch(/twin=/);
    const who = await browser.submit(door);
    const code = await browser.submit(who, { action: 'submit', 'in.email': 'ada@example.org' });
    const home = await browser.submit(code, { action: 'submit', 'in.code': api.code() });
    expect(home.path).toBe('/a/bank/-/screen');
    const ada = await api.services.storage.users.byIdentifier(live(bank.id), { kind: 'email', canonical: 'ada@example.org' });
    expect(ada?.attributes).toMatchObject({ likes: 'tea' });
    expect(await api.services.storage.twins.other(live(bank.id), ada?.id ?? '')).toEqual({ app: api.app.id, user: visitor?.id });

    // Signed out there, she is known again as the guest she was.
    const [, signOut] = formsOf(lobby.html);
    await browser.post(signOut?.action ?? '', signOut?.hidden ?? {});
    const back = await press(browser, home.html);
    expect(back.path).toBe('/a/test');
    expect((await browser.submit(back)).path).toBe('/a/test/-/screen');
    expect((await api.services.storage.users.page(live(api.app.id), { limit: 5 })).rows.map(({ id }) => id)).toEqual([visitor?.id]);
  });

  test('TEN-05 what somebody may do in one app is not carried into the other', async () => {
    api = await testPages({ flow: shop, access: 'anyone' });
    const bank = await bankApp();
    const live = (app: string) => ({ app, env: 'live' }) as const;
    const { users } = api.services.storage;
    for (const app of [api.app.id, bank.id])
      for (const [order, key] of ['role', 'roles'].entries())
        await users.addColumn(app, { key, name: key, type: 'text', unique: false, options: [] }, `d${order}`);
    const browser = api.browser();
    const lobby = await browser.submit(await browser.visit('/a/test'));
    const [visitor] = (await users.page(live(api.app.id), { limit: 5 })).rows;
    const attributes = { role: 'admin', roles: 'teller', likes: 'tea' };
    await users.update(live(api.app.id), visitor?.id ?? '', { attributes }, api.services.clock.now());
    const who = await browser.submit(await press(browser, lobby.html));
    const code = await browser.submit(who, { action: 'submit', 'in.email': 'eve@example.org' });
    expect((await browser.submit(code, { action: 'submit', 'in.code': api.code() })).path).toBe('/a/bank/-/screen');
    expect((await users.byIdentifier(live(bank.id), { kind: 'email', canonical: 'eve@example.org' }))?.attributes).toEqual({
      email: 'eve@example.org',
      likes: 'tea',
    });
  });

  test('the client library hands over: what one app’s gives, the other’s starts with', async () => {
    api = await testPages({ flow: shop, access: 'anyone' });
    const bank = await bankApp();
    const http = apiApp(api.services);
    const reach: typeof fetch = async (input, init) => http.request(String(input), init, {});
    const client = (app: string) => createClient({ baseUrl: `https://login.example.org/api/v1/live/${app}`, fetch: reach });
    const [open, secured] = [client('test'), client('bank')];
    await expect(open.handOver()).rejects.toMatchObject({ code: 'signed-out' });
    await open.start('sign-in', { entry: 'link' });
    const { app, twin } = await open.handOver();
    expect(app).toBe('bank');
    const code = await secured.submit(await secured.start('bank', { entry: 'link', twin }), 'submit', { email: 'ada@example.org' });
    expect((await secured.submit(code, 'submit', { code: api.code() })).kind).toBe('done');
    const scope = { app: bank.id, env: 'live' } as const;
    const ada = await api.services.storage.users.byIdentifier(scope, { kind: 'email', canonical: 'ada@example.org' });
    const [visitor] = (await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 5 })).rows;
    expect(await api.services.storage.twins.other(scope, ada?.id ?? '')).toEqual({ app: api.app.id, user: visitor?.id });
  });

  test('a pass proves nothing, works once, for a minute, and only between linked apps', async () => {
    api = await testPages({ flow: shop, access: 'anyone' });
    const bank = await bankApp();
    const visitor = await guest();
    const pass = async () => (await api.raw('/twin', { method: 'POST', headers: bearer(visitor) })).body;
    const start = (twin: unknown) =>
      api.request('/api/v1/live/bank/flows/bank/runs', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ entry: 'link', twin }),
      });
    const made = await pass();
    expect(made).toMatchObject({ app: 'bank', expires_in: 60 });
    const { twin } = z.object({ twin: z.string() }).parse(made);
    expect(stepOf(await start(twin)).node).toBe('who');
    expect(problemOf(await api.raw('/twin', { method: 'POST' })).status).toBe(401);
    await api.services.storage.twins.unlink(bank.id);
    expect(problemOf(await api.raw('/twin', { method: 'POST', headers: bearer(visitor) })).status).toBe(404);
  });
});

describe('MOB-11 saving the app', () => {
  test('each app has a web manifest of its own that opens at its common link', async () => {
    api = await testPages({ flow: twoZones, access: 'anyone' });
    const browser = api.browser();
    const page = await browser.visit('/a/test');
    expect(page.html).toContain('rel="manifest" href="/a/test/manifest.webmanifest"');
    const manifest = await browser.visit('/a/test/manifest.webmanifest');
    expect(manifest.headers.get('content-type')).toContain('application/manifest+json');
    expect(JSON.parse(manifest.html)).toMatchObject({ name: 'Test', start_url: '/a/test', display: 'standalone', theme_color: '#1d4ed8' });
    const icon = await browser.visit('/a/test/icon.svg');
    expect(icon.headers.get('content-type')).toBe('image/svg+xml');
  });
});
