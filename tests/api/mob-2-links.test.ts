import { afterEach, describe, expect, test } from 'vitest';
import { getPersonalLink, removePersonalLink, renewPersonalLink } from '#server/console/users/personal-link.ts';
import { rotatePersonalLink } from '#server/personal-links/personal-link.ts';
import { builderAccess } from '../support/builder-access.ts';
import { formsOf } from '../support/browser.ts';
import { testPages } from '../support/pages.ts';
import { problemOf, stepOf, type TestFlow } from '../support/api.ts';

let api: Awaited<ReturnType<typeof testPages>>;
afterEach(() => api.close());

const openSite: TestFlow = {
  nodes: {
    link: { type: 'entry.common-link' },
    guest: { type: 'user.create-guest' },
    in: { type: 'session.issue' },
    home: { type: 'zone.screen' },
  },
  edges: { 'link.opened': 'guest', 'guest.created': 'in', 'in.issued': 'home' },
};
const onlyAdded: TestFlow = {
  nodes: {
    own: { type: 'entry.personal-link' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'own.opened': 'code',
    'code.verified': 'register',
    'code.cannot-send': 'deny',
    'register.registered': 'in',
    'register.known': 'in',
    'in.issued': 'home',
  },
};
const scope = () => ({ app: api.app.id, env: 'live' }) as const;
const users = async () => (await api.services.storage.users.page(scope(), { limit: 50 })).rows.length;

describe('MOB-2 the common link', () => {
  test('makes the user object at the first POST, never on GET, and not twice for one visitor', async () => {
    api = await testPages({ flow: openSite, access: 'anyone' });
    const browser = api.browser();
    const page = await browser.visit('/a/test');
    expect(page.status).toBe(200);
    // A messenger's preview, a scanner: as often as they like.
    for (let looks = 0; looks < 3; looks += 1) await api.browser().visit('/a/test');
    expect(await users()).toBe(0);
    const home = await browser.submit(page);
    expect(home.path).toBe('/a/test/-/screen');
    expect(await users()).toBe(1);
    expect((await browser.visit('/a/test')).path).toBe('/a/test/-/screen');
    expect(await users()).toBe(1);
  });

  test('a form without this page’s token makes nobody', async () => {
    api = await testPages({ flow: openSite, access: 'anyone' });
    const browser = api.browser();
    await browser.visit('/a/test');
    expect((await browser.post('/a/test', { token: 'made-up' })).status).toBeGreaterThanOrEqual(400);
    expect(await users()).toBe(0);
  });
});

describe('MOB-2 a personal link', () => {
  const withAda = async () => {
    api = await testPages({ flow: onlyAdded, access: 'added' });
    const identifiers = [{ kind: 'email', canonical: 'ada@example.org', verified: false }] as const;
    await api.services.storage.users.create(scope(), { id: 'usr_ada', attributes: {}, status: 'active', identifiers }, api.services.clock.now());
    const made = await rotatePersonalLink(api.services, scope(), 'usr_ada');
    return new URL(made?.url ?? '').pathname;
  };

  test('says who comes; what lets them in is the code', async () => {
    const path = await withAda();
    expect(path).toMatch(/^\/p\/[\w-]{40,}$/);
    const browser = api.browser();
    const page = await browser.visit(path);
    expect(page.status).toBe(200);
    expect(api.mails).toEqual([]);
    // Whoever opens it learns nothing of whose it is.
    expect(page.html).not.toMatch(/ada|usr_ada|example\.org/);
    const code = await browser.submit(page);
    expect(api.mails.at(-1)?.to).toBe('ada@example.org');
    expect(code.html).not.toMatch(/ada@|example\.org/);
    const home = await browser.submit(code, { action: 'submit', 'in.code': api.code() });
    expect(home.path).toBe('/a/test/-/screen');
    expect((await api.services.storage.sessions.list(scope(), 'usr_ada')).length).toBe(1);
  });

  test('a builder makes it, makes it anew and takes it away; each is audited, and only the newest one works', async () => {
    await withAda();
    const access = await builderAccess(api, 'user.edit');
    const of = { env: 'live', user: 'usr_ada' } as const;
    const opens = async (url: string) => (await api.browser().visit(new URL(url).pathname)).status;
    const first = await renewPersonalLink(access, api.services, of);
    const second = await renewPersonalLink(access, api.services, of);
    expect([await opens(first.url), await opens(second.url)]).toEqual([404, 200]);
    const seen = await getPersonalLink(await builderAccess(api, 'user.view'), api.services, of);
    expect(seen).toEqual({ madeAt: second.madeAt });
    await removePersonalLink(access, api.services, of);
    await removePersonalLink(access, api.services, of);
    expect(await opens(second.url)).toBe(404);
    expect(await getPersonalLink(await builderAccess(api, 'user.view'), api.services, of)).toEqual({ madeAt: null });
    const entries = await api.services.storage.audit.list(api.app.workspace, { app: api.app.id, limit: 9 });
    expect(entries.map(({ action }) => action)).toEqual(['user.link-removed', 'user.link-renewed', 'user.link-renewed']);
    expect(JSON.stringify(entries)).not.toContain(new URL(second.url).pathname.slice(3));
  });

  test('TEN-01 nobody makes, sees or takes away a link of another app’s user', async () => {
    const path = await withAda();
    const other = await builderAccess(api, 'user.edit', 'other');
    const views = await builderAccess(api, 'user.view', 'other');
    const of = { env: 'live', user: 'usr_ada' } as const;
    for (const refused of [
      renewPersonalLink(other, api.services, of),
      removePersonalLink(other, api.services, of),
      getPersonalLink(views, api.services, of),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    expect((await api.browser().visit(path)).status).toBe(200);
  });

  test('a replaced one, one of somebody disabled, an unknown one: nothing is there', async () => {
    const old = await withAda();
    const made = await rotatePersonalLink(api.services, scope(), 'usr_ada');
    const path = new URL(made?.url ?? '').pathname;
    expect((await api.browser().visit(old)).status).toBe(404);
    expect((await api.browser().visit(`/sandbox${path}`)).status).toBe(404);
    expect((await api.browser().visit(`/p/${'a'.repeat(43)}`)).status).toBe(404);
    await api.services.storage.users.update(scope(), 'usr_ada', { status: 'disabled' }, api.services.clock.now());
    expect((await api.browser().visit(path)).status).toBe(404);
  });

  test('apps start with it too; its entry cannot be named without one', async () => {
    const path = await withAda();
    expect(problemOf(await api.post('/flows/sign-in/runs', { entry: 'own' })).code).toBe('invalid-input');
    expect(problemOf(await api.post('/flows/sign-in/runs', { entry: 'own', personal_link: 'x'.repeat(43) })).code).toBe('invalid-input');
    expect(stepOf(await api.post('/flows/sign-in/runs', { entry: 'own', personal_link: path.slice(3) })).node).toBe('code');
  });

  test('the link is stored as a hash, and the page keeps its secret to itself', async () => {
    const path = await withAda();
    expect(await api.services.storage.personalLinks.find(path.slice(3))).toBeUndefined();
    const page = await api.browser().visit(path);
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(formsOf(page.html).length).toBe(1);
    expect(api.logged.join()).not.toContain(path.slice(3));
  });
});
