import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, memoryTokenStore, SallyportProblem } from '#flows/client/index.ts';
import { openTicket } from '#server/engine/open-ticket.ts';
import { apiApp } from '#server/http/app.ts';
import { codeFlow, type TestApi, testApi } from '../support/api.ts';

/** The SDK as an app uses it, on the real API over real storage; only the socket is left out. */
let api: TestApi;
let reach: typeof fetch;
beforeAll(async () => {
  api = await testApi();
  await api.publish({ nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges }, 'link');
  const http = apiApp(api.services);
  reach = async (input, init) => http.request(String(input), init, {});
});
afterAll(() => api.close());

const newClient = (options: Partial<Parameters<typeof createClient>[0]> = {}) =>
  createClient({ baseUrl: 'https://login.example.org/api/v1/live/test', fetch: reach, now: api.services.clock.now, ...options });
const signedIn = async (email: string, options: Parameters<typeof newClient>[0] = {}) => {
  const client = newClient(options);
  const asked = await client.submit(await client.start('sign-in'), 'submit', { email });
  const done = await client.submit(asked, 'submit', { code: api.code() });
  return { client, asked, done };
};
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no problem',
    (error: unknown) => (error instanceof SallyportProblem ? error.code : String(error)),
  );

describe('the SDK on the real API', () => {
  test('signs somebody in, narrows steps by kind, and keeps the tokens', async () => {
    const { client, done } = await signedIn('ada@example.org');
    if (done.kind !== 'done') throw new Error(`expected the end, got ${done.kind}`);
    expect(done.result.zone).toEqual({ key: 'secure', kind: 'secure' });
    expect(await client.session()).toMatchObject({ zone: { kind: 'secure' }, locked: false });
    expect((await client.touch()).session).toBe(done.result.session);
  });

  test('a wrong code is a step with problems, a missing one a problem with a path', async () => {
    const client = newClient();
    const asked = await client.submit(await client.start('sign-in', { context: {} }), 'submit', { email: 'bob@example.org' });
    const wrong = await client.submit(asked, 'submit', { code: api.code() === '000000' ? '111111' : '000000' });
    expect(wrong).toMatchObject({ kind: 'ask', problems: [{ field: 'code' }] });
    await expect(client.submit(wrong, 'submit')).rejects.toMatchObject({ code: 'invalid-input', errors: [{ path: 'code' }] });
    expect(await codeOf(client.submit(asked, 'submit', { code: api.code() }))).toBe('stale-state');
    expect((await client.current(asked)).state).toBe(wrong.state);
    expect((await client.back(wrong)).node).toBe('who');
  });

  test('FLOW-14 an answer that was lost on its way comes again, and the mail only once', async () => {
    let lose = 1;
    const client = newClient({
      sleep: async () => undefined,
      fetch: async (input, init) => {
        const response = await reach(input, init);
        if (!String(input).endsWith('/submit') || lose === 0) return response;
        lose -= 1;
        throw new TypeError('connection reset');
      },
    });
    const sent = api.mails.length;
    const step = await client.submit(await client.start('sign-in'), 'submit', { email: 'cy@example.org' });
    expect(step).toMatchObject({ kind: 'ask', challenge: { kind: 'code' } });
    expect(api.mails.length - sent).toBe(1);
  });

  test('RT-03 many callers refresh once; a lost answer costs nobody the session', async () => {
    let calls = 0;
    let lose = 1;
    const { client } = await signedIn('di@example.org', {
      sleep: async () => undefined,
      fetch: async (input, init) => {
        const response = await reach(input, init);
        if (!String(input).endsWith('/token')) return response;
        calls += 1;
        if (lose === 0) return response;
        lose -= 1;
        throw new TypeError('connection reset');
      },
    });
    const all = await Promise.all(Array.from({ length: 20 }, () => client.refresh()));
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(calls).toBe(2);
    await client.refresh();
    expect((await client.session()).locked).toBe(false);
  });

  test('a locked session says so, also when its tokens are refreshed; a revoked one is gone', async () => {
    const tokens = memoryTokenStore();
    const { client } = await signedIn('ed@example.org', { tokens });
    await client.lock();
    expect(await codeOf(client.session())).toBe('locked');
    expect(await codeOf(client.refresh())).toBe('interaction_required');
    const kept = await tokens.read();
    await client.revoke();
    expect(await client.tokens()).toBeUndefined();
    await tokens.write(kept);
    expect(await codeOf(client.refresh())).toBe('signed-out');
    expect(await codeOf(client.session())).toBe('signed-out');
  });

  test('FLOW-03 waits on the event stream and gets its tokens when the link is confirmed elsewhere', async () => {
    const client = newClient();
    const waiting = await client.submit(await client.start('link'), 'submit', { email: 'flo@example.org' });
    expect(waiting.kind).toBe('wait');
    const next = client.wait(waiting);
    const realm = await api.services.realms.find('live', 'test');
    if (realm === undefined) throw new Error('no app');
    await new Promise((resolve) => setTimeout(resolve, 50));
    await openTicket(api.services, realm, /\/l\/([\w-]+)/.exec(api.mails.at(-1)?.text ?? '')?.[1] ?? '');
    expect(await next).toMatchObject({ kind: 'done' });
    expect(await client.accessToken()).toBeDefined();
  });
});
