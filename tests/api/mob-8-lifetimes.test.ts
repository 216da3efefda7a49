import * as z from 'zod';
import { afterEach, describe, expect, test } from 'vitest';
import { createClient, SallyportProblem } from '#flows/client/index.ts';
import { lifetimePresets } from '#flows/kit/lifetimes.ts';
import { lifetimes } from '#server/console/apps/app-settings.ts';
import { apiApp } from '#server/http/app.ts';
import { codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

let api: TestApi;
afterEach(() => api.close());

const lasting = (config: Record<string, unknown>): TestFlow => ({
  nodes: { ...codeFlow.nodes, in: { type: 'session.issue', zone: 'secure', config } },
  edges: codeFlow.edges,
});
const signIn = async () => stepOf(await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() })).result;
const refreshed = (token = '') =>
  api.raw('/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token }).toString(),
  });
const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });
const checked = (token = '') => api.get('/session', { authorization: `Bearer ${token}` });

describe('MOB-8 how long people stay signed in', () => {
  test.each(['maximum-security', 'standard', 'consumer'] as const)('%s: tokens live as the preset says', async (preset) => {
    api = await testApi({ flow: lasting({ lifetimes: preset }) });
    const result = await signIn();
    const { accessSeconds, refreshSeconds } = lifetimePresets[preset];
    expect(result).toMatchObject({ expires_in: accessSeconds });
    expect(Math.abs((result?.refresh_expires_in ?? 0) - refreshSeconds)).toBeLessThanOrEqual(1);
  });

  test('the default refresh is one month; maximum security is minutes of access and hours of refresh', () => {
    expect(lifetimePresets.standard.refreshSeconds).toBe(30 * 86_400);
    const { accessSeconds, refreshSeconds } = lifetimePresets['maximum-security'];
    expect([accessSeconds >= 600, accessSeconds <= 1_800, refreshSeconds >= 3 * 3_600, refreshSeconds <= 6 * 3_600]).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });

  test('own values hold, and a change of the app’s holds for whoever signs in afterwards', async () => {
    api = await testApi({ flow: lasting({ lifetimes: 'own', accessSeconds: 120, refreshSeconds: 900, absoluteSeconds: 7_200 }) });
    expect(await signIn()).toMatchObject({ expires_in: 120 });
    await api.publish(codeFlow);
    await api.services.storage.apps.update(api.app.id, { lifetimes: { accessSeconds: 300, refreshSeconds: 3_600, absoluteSeconds: 86_400 } });
    api.services.catalog.changed();
    api.clock.advance(61_000);
    expect(await signIn()).toMatchObject({ expires_in: 300 });
  });

  test('access is for every call, refresh for one: it brings new access, until it has run out', async () => {
    api = await testApi({ flow: lasting({ lifetimes: 'own', accessSeconds: 120, refreshSeconds: 900, absoluteSeconds: 7_200 }) });
    const result = await signIn();
    expect((await checked(result?.refresh_token)).status).toBe(401);
    api.clock.advance(121_000);
    expect((await checked(result?.access_token)).status).toBe(401);
    const { access_token: access, refresh_token: next } = tokens.parse((await refreshed(result?.refresh_token)).body);
    expect((await checked(access)).status).toBe(200);
    api.clock.advance(901_000);
    expect((await refreshed(next)).body).toMatchObject({ error: 'invalid_grant' });
  });

  test('when nothing can be refreshed any more, the SDK leads back to where one signs in', async () => {
    api = await testApi({ flow: lasting({ lifetimes: 'own', accessSeconds: 120, refreshSeconds: 900, absoluteSeconds: 7_200 }) });
    const http = apiApp(api.services);
    const reach: typeof fetch = async (input, init) => http.request(String(input), init, {});
    const client = createClient({ baseUrl: 'https://login.example.org/api/v1/live/test', fetch: reach, now: api.services.clock.now });
    const asked = await client.submit(await client.start('sign-in'), 'submit', { email: 'ada@example.org' });
    await client.submit(asked, 'submit', { code: api.code() });
    api.clock.advance(1_000_000);
    const ended = await client.session().catch((error: unknown) => error);
    if (!(ended instanceof SallyportProblem)) throw new Error('it has ended');
    expect([ended.code, ended.signIn]).toEqual(['signed-out', { flow: 'sign-in', entry: 'entry.sign-in' }]);
    expect(await client.tokens()).toBeUndefined();
    expect((await client.start(ended.signIn?.flow ?? '', { entry: ended.signIn?.entry ?? '' })).node).toBe('who');
  });

  test('no app sets what makes no sense, and is told why in words', () => {
    const said = (given: object) => lifetimes.safeParse(given).error?.issues[0]?.message;
    expect(said({ accessSeconds: 59, refreshSeconds: 3_600, absoluteSeconds: 7_200 })).toBe('Access lasts from one minute to one day.');
    expect(said({ accessSeconds: 600, refreshSeconds: 500_000_000, absoluteSeconds: 500_000_000 })).toMatch(/ten minutes to 400 days/);
    expect(said({ accessSeconds: 7_200, refreshSeconds: 3_600, absoluteSeconds: 7_200 })).toBe('Access must not outlast staying signed in.');
    expect(said({ accessSeconds: 600, refreshSeconds: 7_200, absoluteSeconds: 3_600 })).toBe('Staying signed in must not outlast the longest visit.');
  });
});
