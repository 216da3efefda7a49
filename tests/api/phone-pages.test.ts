import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '#flows/client/index.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { openPreview } from '#server/engine/preview/open-preview.ts';
import { runtimeApp } from '#server/http/runtime-app.ts';
import { codeFlow } from '../support/api.ts';
import { origin, testPages } from '../support/pages.ts';

let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages({ env: { CONSOLE_URL: 'https://console.example.org' } });
});
afterAll(() => api.close());

const openWorld = async (languages = ['en']) => {
  const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
  if (flow === undefined) throw new Error('no flow');
  const flowOf = compactFlow.parse({ nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges });
  const graph = { ...expandFlow(flowOf), languages };
  const opened = await openPreview({ services: api.services, worlds: api.services.worlds }, { app: api.app, flow, graph, consoleSession: 'session' });
  const live = await api.services.worlds.open(opened.world);
  if (live === undefined) throw new Error('no world');
  const newestLink = async (): Promise<string> => {
    const mail = (await live.storage.mailbox.list(live.realm.scope, 1))[0];
    const body: unknown = mail && JSON.parse(api.services.seal.open('mailbox', mail.id, mail.sealed));
    return /\/l\/([\w-]+)/.exec(JSON.stringify(body))?.[1] ?? '';
  };
  return { ...opened, newestLink };
};

describe('the phone frame', () => {
  test('WEB-05 is the one page that may be framed, by the console alone, and holds nothing of a world', async () => {
    const { world, token } = await openWorld();
    const page = await api.browser().visit(`/preview/${world}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain('frame-ancestors https://console.example.org;');
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.html).not.toContain(token);
    const made = await api.browser().visit('/preview/wld_nobody');
    expect(made.html.replaceAll('wld_nobody', world).replace(/nonce="[^"]*"/g, '')).toBe(page.html.replace(/nonce="[^"]*"/g, ''));
  });

  test('a link in a captured mail can be looked at and confirmed with the world’s token, and with nothing else (FLOW-18)', async () => {
    const { world, token, newestLink } = await openWorld();
    const app = runtimeApp(api.services);
    const client = createClient({
      baseUrl: `${origin}/api/v1/preview/${world}`,
      headers: () => ({ 'sallyport-world': token }),
      fetch: async (input, init) => app.request(String(input), init, {}),
    });
    const waiting = await client.submit(await client.start('sign-in'), 'submit', { email: 'ada@example.org' });
    expect(waiting.kind).toBe('wait');
    const path = `/preview/${world}/links/${await newestLink()}`;
    const send = (method: string, headers: Record<string, string>) =>
      api.http.request(origin + path, { method, headers: { host: 'login.example.org', ...headers } }, {});

    const wrong: Record<string, string>[] = [{}, { 'sallyport-world': 'made-up' }, { 'sallyport-world': (await openWorld()).token }];
    for (const stolen of wrong) expect((await send('GET', stolen)).status).toBe(404);
    expect((await send('POST', { 'sallyport-world': token, origin: 'https://evil.example' })).status).toBe(403);
    const seen = await send('GET', { 'sallyport-world': token });
    expect(await seen.json()).toEqual({ alive: true, address: 'a•••@example.org' });
    expect((await send('POST', { 'sallyport-world': token, origin })).status).toBe(204);
    expect(await client.current(waiting)).toMatchObject({ kind: 'done' });
    expect(await (await send('GET', { 'sallyport-world': token })).json()).toEqual({ alive: false });
  });

  test('its words come in the language that the flow answers it in, and to who holds its world alone', async () => {
    const { world, token } = await openWorld(['de', 'ar']);
    const words = async (locale: string, flow = 'sign-in') => {
      const page = await api.browser().visit(`/preview/${world}/words/${flow}/${locale}`, { 'sallyport-world': token });
      return JSON.parse(page.html);
    };
    expect(await words('de-AT')).toMatchObject({ locale: 'de', words: { 'step.back': 'Zurück' } });
    expect(await words('ar')).toMatchObject({ locale: 'ar', words: { 'step.back': 'رجوع' } });
    // Neither is a language of the flow: it answers in the app's first.
    expect(await words('es')).toMatchObject({ locale: 'en', words: { 'step.back': 'Back' } });
    expect(await words('constructor')).toMatchObject({ locale: 'en', words: { 'step.back': 'Back' } });
    // A draft that cannot run speaks no language: the phone says so in its own.
    expect(await words('de', 'nothing')).toMatchObject({ locale: 'de', words: { 'phone.has-errors': 'Der Entwurf hat Fehler' } });
    expect((await api.browser().visit(`/preview/${world}/words/sign-in/de`)).status).toBe(404);
  });
});
