import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { openPreview, type OpenedPreview } from '#server/engine/preview/open-preview.ts';
import { apiApp } from '#server/http/app.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { stepOf } from '../support/api.ts';
import { connectOidc, externalFlow } from '../support/federation.ts';
import { origin, testPages } from '../support/pages.ts';

let api: Awaited<ReturnType<typeof testPages>>;
let preview: OpenedPreview;
const con = 'con_preview';

beforeEach(async () => {
  api = await testPages({ env: { MAIL_CAPTURE: '0' } });
  // Nobody listens there: whatever is asked in the preview must not go out.
  await connectOidc(api, { issuer: 'https://accounts.example', clientId: 'sallyport', workspaceDomains: ['example.org'] }, 'secret', con);
  const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
  if (flow === undefined) throw new Error('no flow');
  const graph = expandFlow(compactFlow.parse(externalFlow(con)));
  preview = await openPreview({ services: api.services, worlds: api.services.worlds }, { app: api.app, flow, graph, consoleSession: 'session' });
});
afterEach(() => api.close());

const call = async (path: string, body: unknown) => {
  const answer = await apiApp(api.services).request(
    `/api/v1/preview/${preview.world}${path}`,
    { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', [worldHeader]: preview.token } },
    {},
  );
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
};
const submit = async (step: WireStep, action: string, inputs = {}) =>
  stepOf(await call(`/runs/${step.run}/submit`, { state: step.state, action, inputs }));
const leave = async () => submit(stepOf(await call('/flows/sign-in/runs', {})), 'google');

/** The provider's page in the phone: read, and answered. */
const page = async (step: WireStep, said?: unknown, headers: Record<string, string> = { [worldHeader]: preview.token }) => {
  const { pathname } = new URL(step.challenge.url ?? '');
  const answer = await api.http.request(
    `${origin}${pathname}`,
    {
      ...(said !== undefined && { method: 'POST', body: JSON.stringify(said) }),
      headers: { host: 'login.example.org', origin, 'content-type': 'application/json', ...headers },
    },
    {},
  );
  return { status: answer.status, body: JSON.parse(await answer.text()) };
};
const claims = { sub: '7', email: 'ada@example.org', email_verified: true, hd: 'example.org' };

test('MOB-6 in the preview the tester plays the provider, and nothing leaves', async () => {
  const step = await leave();
  expect(step.challenge.url).toContain(`/preview/${preview.world}/provider/`);
  expect((await page(step)).body).toMatchObject({ service: 'Example ID', claims: { sub: '1' } });
  const { code } = (await page(step, { kind: 'claims', claims })).body;
  expect(await submit(step, 'return', { code })).toMatchObject({ kind: 'done', result: { zone: { key: 'secure' } } });
  const again = await leave();
  expect((await page(again)).body.claims).toEqual(claims);
  expect((await api.services.storage.users.page({ app: api.app.id, env: 'sandbox' }, { limit: 9 })).total).toBe(0);
});

test('FED-07 the connector’s limits hold in the preview too', async () => {
  const step = await leave();
  const { code } = (await page(step, { kind: 'claims', claims: { sub: '7' } })).body;
  expect(await submit(step, 'return', { code })).toMatchObject({ kind: 'failed', node: 'deny' });
});

test('turning back and a broken answer look as they would with a real provider', async () => {
  const step = await leave();
  const cancelled = await submit(step, 'return', { code: (await page(step, { kind: 'cancelled' })).body.code });
  expect(cancelled).toMatchObject({ kind: 'redirect', problems: [{ code: 'cancelled' }] });
  const failed = await submit(cancelled, 'return', { code: (await page(cancelled, { kind: 'failed' })).body.code });
  expect(failed).toMatchObject({ kind: 'redirect', problems: [{ code: 'failed' }] });
  expect((await page(cancelled, { kind: 'cancelled' })).body).toEqual({ code: null });
});

test('FLOW-18 only the world’s own token reads or answers its provider', async () => {
  const step = await leave();
  expect((await page(step, undefined, {})).status).toBe(404);
  expect((await page(step, { kind: 'claims', claims }, { [worldHeader]: 'guess' })).status).toBe(404);
  expect((await page(step, { kind: 'claims', claims: { ...claims, admin: true } })).status).toBe(422);
});
