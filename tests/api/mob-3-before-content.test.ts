import { afterEach, describe, expect, test } from 'vitest';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
import { type SecurityAnswers, plainAnswers } from '#flows/security/answers.ts';
import { drawFlow } from '#flows/security/draw-flow.ts';
import { redraw } from '#flows/security/redraw.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { capturedBody } from '#server/delivery/capture.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { type Answer, codeFlow, problemOf, stepOf, type TestFlow } from '../support/api.ts';
import { formsOf, type Page } from '../support/browser.ts';
import { testPages } from '../support/pages.ts';

/** In the second access mode e-mail or phone is confirmed before any content of the app is shown or served. */
let api: Awaited<ReturnType<typeof testPages>>;
afterEach(() => api.close());

/** What only people inside may read: none of it may be in any answer before. */
const inside = 'The vault is in the cellar';
/** The first screen of the secure zone, behind the code. */
const vault = { type: 'zone.screen', config: { screen: 'vault', title: { text: 'vault.title' } } } as const;
const strings = { 'vault.title': inside };
const { home: _, ...others } = codeFlow.nodes;
const guarded: TestFlow = {
  nodes: {
    ...others,
    link: { type: 'entry.common-link' },
    vault: { ...vault, zone: 'secure' },
  },
  edges: { ...codeFlow.edges, 'link.opened': 'who', 'in.issued': 'vault' },
  strings,
};
/** A guest of an open app: a session without any proof. */
const openDoor: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    guest: { type: 'user.create-guest' },
    visit: { type: 'session.issue' },
    lobby: { type: 'zone.screen', config: { screen: 'lobby' } },
    deny: { type: 'end.deny' },
  },
  edges: { 'start.started': 'guest', 'guest.created': 'visit', 'guest.refused': 'deny', 'visit.issued': 'lobby', 'visit.refused': 'deny' },
};
/** The same, drawn into the flow of people who register: what the compiler must refuse. */
const sideDoor: TestFlow = {
  nodes: { ...codeFlow.nodes, link: { type: 'entry.common-link' }, visit: { type: 'session.issue' }, vault, out: { type: 'end.deny' } },
  edges: { ...codeFlow.edges, 'link.opened': 'visit', 'visit.issued': 'vault', 'visit.refused': 'out' },
  strings,
};

const bearer = (token: string | undefined): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` });
const screen = (zone: string, token?: string): Promise<Answer> => api.get(`/zones/${zone}/screens/vault`, bearer(token));
const everything = (answers: readonly unknown[]): string => JSON.stringify(answers);
const people = () => api.services.storage.users.count({ app: api.app.id, env: 'live' }, {});

describe('MOB-3 over the API', () => {
  test('every answer before the address is proven holds no token and nothing of the app; then both are there', async () => {
    api = await testPages({ flow: guarded, access: 'registered' });
    const first = await api.post('/flows/sign-in/runs', {});
    const asked = await api.submit(stepOf(first), 'submit', { email: 'ada@example.org' });
    const wrong = await api.submit(stepOf(asked), 'submit', { code: '000000' });
    const before = [first, asked, wrong, await api.get('/session'), await screen('secure'), await screen('public')];
    expect(everything(before)).not.toContain(inside);
    expect(everything(before)).not.toMatch(/access_token|refresh_token/);
    expect(before.map(({ status }) => status)).toEqual([201, 200, 200, 401, 401, 401]);
    expect(stepOf(wrong)).toMatchObject({ kind: 'ask', node: 'code' });
    expect(await people()).toBe(0);

    const done = stepOf(await api.submit(stepOf(wrong), 'submit', { code: api.code() }));
    expect(done).toMatchObject({ kind: 'done', result: { zone: { kind: 'secure' } } });
    expect(await people()).toBe(1);
    expect((await screen('secure', done.result?.access_token)).body).toMatchObject({ screen: 'vault', title: inside });
  });

  test('a run that is not over opens nothing: neither its id, nor its state, nor what a code is called is a token', async () => {
    api = await testPages({ flow: guarded, access: 'registered' });
    const step = await api.start('ada@example.org');
    for (const token of [step.run, step.state, api.code(), 'null', 'undefined', '', 'a.b.c', `${step.run}.${step.state}`]) {
      expect(problemOf(await screen('secure', token)).status, token).toBe(401);
      expect(problemOf(await api.get('/session', bearer(token))).status, token).toBe(401);
    }
  });

  test('tokens of somewhere else open nothing: of a guest of an open app, of a member of another app, of an altered one', async () => {
    api = await testPages({ flow: guarded, access: 'registered' });
    const other = { ...api.app, id: 'app_other', slug: 'other', name: 'Other' };
    const open = { ...api.app, id: 'app_open', slug: 'open', name: 'Open', access: 'anyone' as const };
    for (const app of [other, open]) {
      await api.services.storage.apps.create(app);
      await api.services.storage.users.addColumn(app.id, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
    }
    await api.publish(codeFlow, 'sign-in', other);
    await api.publish(openDoor, 'sign-in', open);
    const at = async (app: string, path: string, body: unknown) =>
      stepOf(
        await api.request(`/api/v1/live/${app}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    const guest = (await at('open', '/flows/sign-in/runs', {})).result?.access_token;
    const coded = await at('other', '/flows/sign-in/runs', { context: { email: 'eve@example.org' } });
    const member = (await at('other', `/runs/${coded.run}/submit`, { state: coded.state, action: 'submit', inputs: { code: api.code() } })).result
      ?.access_token;
    expect([typeof guest, typeof member]).toEqual(['string', 'string']);
    // Both open their own app, so that a refusal here says something.
    expect((await api.request('/api/v1/live/open/session', { headers: bearer(guest) })).status).toBe(200);
    expect((await api.request('/api/v1/live/other/session', { headers: bearer(member) })).status).toBe(200);

    const own = stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() })).result?.access_token ?? '';
    const [head = '', , signature = ''] = own.split('.');
    const claims = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(own.split('.')[1] ?? '', 'base64url').toString()), sub: 'usr_x' }));
    const forged = [head, claims.toString('base64url'), signature].join('.');
    for (const token of [guest, member, forged]) {
      for (const zone of ['public', 'secure']) {
        const answer = await screen(zone, token);
        expect(problemOf(answer).status).toBe(401);
        expect(everything([answer])).not.toContain(inside);
      }
    }
    expect((await screen('secure', own)).status).toBe(200);
  });

  test('confirming a phone number is enough, too', async () => {
    api = await testPages({
      access: 'registered',
      columns: [{ key: 'phone', type: 'phone' }],
      flow: {
        nodes: {
          ...guarded.nodes,
          who: { type: 'identify.ask', config: { email: false, phone: true } },
          code: { type: 'verify.sms-code', config: { countries: ['DE'] } },
        },
        edges: guarded.edges ?? {},
        strings,
      },
    });
    const send = (path: string, body: unknown) =>
      api.request(`/api/v1/sandbox/test${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const begun = stepOf(await send('/flows/sign-in/runs', {}));
    const named = { state: begun.state, action: 'submit', inputs: { [begun.fields[0]?.name ?? '']: '+4915112345678' } };
    const asked = stepOf(await send(`/runs/${begun.run}/submit`, named));
    expect(asked).toMatchObject({ kind: 'ask', node: 'code' });
    expect(everything([begun, asked])).not.toContain(inside);
    const [kept] = await api.services.storage.mailbox.list({ app: api.app.id, env: 'sandbox' }, 1);
    const message = kept && capturedBody.parse(JSON.parse(api.services.seal.open('mailbox', kept.id, kept.sealed)));
    const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0] ?? '';
    const done = stepOf(await send(`/runs/${asked.run}/submit`, { state: asked.state, action: 'submit', inputs: { code } }));
    expect(done).toMatchObject({ kind: 'done' });
  });
});

describe('MOB-3 on the hosted pages', () => {
  test('no page before the code holds anything of the app, nor does its address by hand', async () => {
    api = await testPages({ flow: guarded, access: 'registered' });
    const browser = api.browser();
    const seen: Page[] = [await browser.visit('/a/test/-/screen'), await browser.visit('/a/test')];
    const opened = await browser.submit(seen.at(-1) ?? (await browser.visit('/a/test')));
    const asked = await browser.submit(opened, { action: 'submit', 'in.email': 'ada@example.org' });
    const wrong = await browser.submit(asked, { action: 'submit', 'in.code': '000000' });
    seen.push(opened, asked, wrong, await browser.visit('/a/test/-/screen'));
    for (const page of seen) expect(page.html, page.path).not.toContain(inside);
    expect(formsOf(wrong.html).length).toBeGreaterThan(0);

    const home = await browser.submit(wrong, { action: 'submit', 'in.code': api.code() });
    expect(home.path).toBe('/a/test/-/screen');
    expect(home.html).toContain(inside);
    // Another browser has none of it.
    expect((await api.browser().visit('/a/test/-/screen')).html).not.toContain(inside);
  });
});

describe('MOB-3 in the compiler', () => {
  const issuesOf = async (flow: TestFlow, access: 'anyone' | 'registered' | 'added') =>
    (await compileFor(api.services.storage, { ...api.app, access }, expandFlow(compactFlow.parse(flow)))).issues;

  test.each(['registered', 'added'] as const)('a way to content without a proof is refused where people are %s', async (access) => {
    api = await testPages({ access });
    const found = (await issuesOf(sideDoor, access)).filter(({ code }) => code === 'content-unproven');
    expect(found).toMatchObject([{ severity: 'error', node: 'visit', path: [{ node: 'link', outcome: 'opened' }, { node: 'visit' }] }]);
    expect(found[0]?.message).toContain('proven nothing');
    await expect(api.publish(sideDoor, 'side')).rejects.toThrow('proven nothing');
    expect((await issuesOf(guarded, access)).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('where anyone may enter the same way in is fine', async () => {
    api = await testPages({ access: 'anyone' });
    expect((await issuesOf(openDoor, 'anyone')).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('what was published while anyone could enter serves no content once people must register', async () => {
    api = await testPages({ flow: openDoor, access: 'anyone' });
    const { name, defaultLanguage, theme, lifetimes } = api.app;
    const visit = stepOf(await api.post('/flows/sign-in/runs', {})).result;
    const guest = visit?.access_token;
    expect((await api.get('/zones/public/screens/lobby', bearer(guest))).status).toBe(200);
    await api.services.storage.apps.update(api.app.id, { name, defaultLanguage, theme, lifetimes, access: 'registered' });
    const later = await api.post('/flows/sign-in/runs', {});
    expect(stepOf(later)).toMatchObject({ kind: 'failed', node: 'deny' });
    expect(everything([later])).not.toMatch(/access_token|refresh_token/);
    // Nor does the visit that began before: not with its token, and not by a new one.
    expect(problemOf(await api.get('/zones/public/screens/lobby', bearer(guest))).status).toBe(403);
    const again = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: visit?.refresh_token ?? '' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await api.raw('/token', { method: 'POST', headers, body: again.toString() })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  test('MOB-12 what the Security page draws for the second mode has no such way', async () => {
    api = await testPages({ access: 'registered' });
    await api.services.storage.users.addColumn(api.app.id, { key: 'phone', name: 'Phone', type: 'phone', unique: true, options: [] }, 'b0');
    const sms = { connector: null, countries: ['DE' as const] };
    const ways: SecurityAnswers['methods'][] = [
      plainAnswers.methods,
      { ...plainAnswers.methods, email: false, sms },
      { ...plainAnswers.methods, sms },
    ];
    for (const methods of ways) {
      const blank = emptyGraph('en');
      const drawn = applyPatches(blank, redraw(blank, drawFlow({ ...plainAnswers, methods }), 'everything'));
      if (!drawn.ok) throw new Error('nothing is drawn');
      const { issues } = await compileFor(api.services.storage, api.app, drawn.graph);
      expect(issues.map(({ code }) => code)).not.toContain('content-unproven');
    }
  });
});
