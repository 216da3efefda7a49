import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formsOf, headingOf } from '../support/browser.ts';
import { testPages } from '../support/pages.ts';

let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages({
    flow: {
      nodes: {
        start: { type: 'entry.sign-in' },
        who: { type: 'identify.ask' },
        link: { type: 'verify.email-link' },
        register: { type: 'identify.register' },
        in: { type: 'session.issue', zone: 'secure' },
        home: { type: 'zone.screen', zone: 'secure' },
        deny: { type: 'end.deny' },
      },
      edges: {
        'start.started': 'who',
        'who.given': 'link',
        'link.verified': 'register',
        'register.registered': 'in',
        'register.known': 'in',
        'in.issued': 'home',
        'register.refused': 'deny',
        'in.refused': 'deny',
      },
    },
  });
});
afterAll(() => api.close());

const waiting = async (email: string) => {
  const desk = api.browser();
  const page = await desk.submit(await desk.submit(await desk.visit('/a/test/sign-in')), { action: 'submit', 'in.email': email });
  return { desk, page, link: /(\/l\/[\w-]+)/.exec(api.mails.at(-1)?.text ?? '')?.[1] ?? '' };
};

describe('a mailed link', () => {
  test('FLOW-03 FLOW-09 opening it asks and spends nothing; its button lets the waiting browser go on', async () => {
    const { desk, page, link } = await waiting('ada@example.org');
    expect(page.html).toMatch(/<noscript><meta http-equiv="refresh" content="\d+"/);
    for (let scanner = 0; scanner < 3; scanner += 1) expect((await api.browser().visit(link)).status).toBe(200);
    expect(headingOf((await desk.visit(page.path)).html)).toBe(headingOf(page.html));

    const phone = api.browser();
    const asked = await phone.visit(link);
    expect(asked.html).toContain('a•••@example.org');
    expect(asked.html).not.toContain('ada@example.org');
    const confirmed = await phone.submit(asked);
    expect(headingOf(confirmed.html)).toBe('Confirmed');
    // The phone got nothing but thanks; the session is the desk's.
    expect([...phone.cookies.keys()]).toEqual(['__Host-start']);
    expect((await desk.visit(page.path)).path).toBe('/a/test/-/screen');
  });

  test('is used once; a second browser is told so', async () => {
    const { link } = await waiting('bob@example.org');
    const [one, two] = [api.browser(), api.browser()];
    const [first, second] = [await one.visit(link), await two.visit(link)];
    await one.submit(first);
    const late = await two.submit(second);
    expect(late.status).toBe(410);
    expect(headingOf((await two.visit(link)).html)).toBe('This link has been used or is too old');
    expect((await two.visit(`${link}?done=made-up`)).status).toBe(410);
  });

  test('WEB-06 another site cannot press the button', async () => {
    const { desk, page, link } = await waiting('cy@example.org');
    const phone = api.browser();
    const form = formsOf((await phone.visit(link)).html).at(-1);
    expect((await phone.post(link, form?.hidden ?? {}, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await api.browser().post(link, form?.hidden ?? {})).status).toBe(400);
    expect(headingOf((await desk.visit(page.path)).html)).toBe(headingOf(page.html));
  });

  test('in the same browser it leads back to where one was', async () => {
    const { desk, page, link } = await waiting('di@example.org');
    const confirmed = await desk.submit(await desk.visit(link));
    expect(confirmed.html).toContain(`href="${page.path}"`);
  });

  test('TEN-05 a link of live is nothing in the sandbox, and a made-up one nothing anywhere', async () => {
    const { link } = await waiting('ed@example.org');
    expect((await api.browser().visit(`/sandbox${link}`)).status).toBe(404);
    expect((await api.browser().visit('/l/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')).status).toBe(404);
  });

  test('WEB-09 its page loads nothing from elsewhere', async () => {
    await api.services.storage.apps.update(api.app.id, { theme: { accent: '#1d4ed8', radius: 8, logo: 'a1'.repeat(32) } });
    const { page, link } = await waiting('flo@example.org');
    expect(page.html).toContain('/hosted/logos/a1a1');
    const asked = await api.browser().visit(link);
    expect(asked.headers.get('content-security-policy')).toContain("img-src 'self' data:;");
    expect(asked.html).not.toContain('<img');
  });

  test('too late it says what to do', async () => {
    const { link } = await waiting('gus@example.org');
    api.clock.advance(11 * 60_000);
    const page = await api.browser().visit(link);
    expect([page.status, headingOf(page.html)]).toEqual([410, 'This link has been used or is too old']);
  });
});
