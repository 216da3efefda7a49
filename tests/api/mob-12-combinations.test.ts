import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { SecurityAnswers } from '#flows/security/answers.ts';
import { refusals } from '#flows/security/combinations.ts';
import { optionOf } from '#flows/security/draw-methods.ts';
import { drawFlow } from '#flows/security/draw-flow.ts';
import { redraw } from '#flows/security/redraw.ts';
import { everyAnswer, everyPossibleAnswer } from '#flows/testing/every-answer.ts';
import { openPreview } from '#server/engine/preview/open-preview.ts';
import { previewInbox } from '#server/engine/preview/trace.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import type { App } from '#server/storage/ports/apps.ts';
import { type Answer, problemOf, stepOf } from '../support/api.ts';
import { connectAs } from '../support/connect.ts';
import { origin, testPages } from '../support/pages.ts';

const office = '192.0.2.9';
const home = '203.0.113.7';
const [email, number, pin] = ['ada@example.org', '+4915112345678', '482913'];
const names = { con_google: 'Google', con_entra: 'Microsoft', con_directory: 'Staff', con_sms: 'Twilio' };

let api: Awaited<ReturnType<typeof testPages>>;
const apps = new Map<App['access'], App>();

beforeAll(async () => {
  api = await testPages({ env: { MAIL_CAPTURE: '0' } });
  const { storage, random, clock } = api.services;
  for (const access of ['anyone', 'registered', 'added'] as const) {
    const app: App = { ...api.app, id: random.id('app'), slug: `${access}-app`, access };
    apps.set(access, app);
    await storage.apps.create(app);
    for (const type of ['email', 'phone', 'pin'] as const)
      await storage.users.addColumn(app.id, { key: type, name: type, type, unique: type !== 'pin', options: [] }, type);
    const given = { services: api.services, app };
    const provider = { issuer: 'https://accounts.example', clientId: 'x', trustedDomains: ['example.org'] };
    for (const id of ['con_google', 'con_entra'])
      await connectAs(given, { id: `${id}`, kind: 'oidc', name: names.con_google, settings: provider, secrets: { clientSecret: 's' } });
    const directory = { product: 'ldap', host: 'dc.invalid', bindDn: 'CN=x', baseDn: 'DC=x', domains: ['example.org'] };
    await connectAs(given, {
      id: 'con_directory',
      kind: 'directory',
      name: names.con_directory,
      settings: directory,
      secrets: { bindPassword: 's' },
    });
    await connectAs(given, { id: 'con_sms', kind: 'sms-twilio', name: names.con_sms, settings: {}, secrets: {} });
    await storage.flows.create(
      { id: `flo_${access}`, app: app.id, slug: 'sign-in', name: 'Sign in', createdAt: 0, updatedAt: 0 },
      emptyGraph('en'),
      null,
    );
    const user = { id: random.id('usr'), status: 'active', attributes: { email, phone: number }, identifiers: [] } as const;
    if (access === 'added')
      await storage.users.create(
        { app: app.id, env: 'sandbox' },
        {
          ...user,
          identifiers: [
            { kind: 'email', canonical: email, verified: false },
            { kind: 'phone', canonical: number, verified: false },
          ],
        },
        clock.now(),
      );
  }
});
afterAll(() => api.close());

/** A phone with a drawn flow in it, in the office or at home. */
const openPhone = async (answers: SecurityAnswers, ip: string) => {
  const { services } = api;
  const app = apps.get(answers.access);
  const blank = emptyGraph('en');
  const drawn = applyPatches(blank, redraw(blank, drawFlow(answers, names), 'everything'));
  const flow = app && (await services.storage.flows.bySlug(app.id, 'sign-in'));
  if (app === undefined || flow === undefined || !drawn.ok) throw new Error('nothing is drawn');
  const opened = await openPreview({ services, worlds: services.worlds }, { app, flow, graph: drawn.graph, consoleSession: 'session' });
  expect(opened.blocked).toBeNull();
  const world = async () => {
    const found = await services.worlds.open(opened.world);
    if (found === undefined) throw new Error('the world is gone');
    return found;
  };
  const live = await world();
  live.settings = {
    ...live.settings,
    device: { ...live.settings.device, ip },
    directory: { ...live.settings.directory, people: [{ name: 'ada', password: 'right', state: 'fine', groups: [], attributes: { mail: email } }] },
  };
  await services.worlds.save(live);

  const call = async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
    const answer = await api.request(`/api/v1/preview/${opened.world}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', [worldHeader]: opened.token, ...headers },
    });
    return answer;
  };
  const submit = async (step: WireStep, action: string, inputs = {}) =>
    stepOf(await call(`/runs/${step.run}/submit`, { state: step.state, action, inputs }));
  const code = async () => /\b\d{6}\b/.exec((await previewInbox(services, await world()))[0]?.text ?? '')?.[0] ?? '';
  /** Plays the provider: whoever it says, the browser comes back with a code. */
  const atProvider = async (step: WireStep, sub: string) => {
    const { pathname } = new URL(step.challenge.url ?? '');
    const said = { kind: 'claims', claims: { sub, email, email_verified: true } };
    const headers = { host: 'login.example.org', origin, 'content-type': 'application/json', [worldHeader]: opened.token };
    const page = await api.http.request(`${origin}${pathname}`, { method: 'POST', body: JSON.stringify(said), headers }, {});
    const text = await page.text();
    expect(page.status, text).toBe(200);
    return submit(step, 'return', JSON.parse(text));
  };
  return { call, submit, code, atProvider };
};
type Phone = Awaited<ReturnType<typeof openPhone>>;
type Way = 'email' | 'sms' | 'con_google' | 'con_entra' | 'directory' | 'none';

const waysOf = ({ access, methods }: SecurityAnswers): readonly Way[] =>
  access === 'anyone'
    ? ['none']
    : [
        ...(methods.email ? ['email' as const] : []),
        ...(methods.sms === null ? [] : ['sms' as const]),
        ...(['con_google', 'con_entra'] as const).filter((id) => methods.external.includes(id)),
        ...(methods.directory === null ? [] : ['directory' as const]),
      ];

const optionFor = (way: Way): string => (way === 'email' || way === 'sms' ? 'address' : way === 'directory' ? way : optionOf(way));

/** Answers step by step as somebody would who signs in this way, until the run ends. */
const walk = async (phone: Phone, first: WireStep, way: Way): Promise<WireStep> => {
  let step = first;
  for (let taken = 0; taken < 8 && step.kind !== 'done' && step.kind !== 'failed'; taken += 1) step = await answer(phone, step, way);
  return step;
};

const answer = async (phone: Phone, step: WireStep, way: Way): Promise<WireStep> => {
  const kind = step.node.replace('security-', '');
  if (step.kind === 'redirect') return phone.atProvider(step, `${way}-7`);
  if (kind === 'choose-way') return phone.submit(step, optionFor(way));
  if (kind === 'ask') return phone.submit(step, 'submit', { [step.fields[0]?.name ?? '']: way === 'email' ? email : number });
  if (kind.endsWith('-code')) return phone.submit(step, 'submit', { code: await phone.code() });
  if (kind === 'directory') return phone.submit(step, 'submit', { name: 'ada', password: 'right' });
  if (kind === 'choose-pin') return phone.submit(step, 'submit', { pin, repeat: pin });
  throw new Error(`nobody knows what to say to ${step.node}`);
};

const said = (answers: SecurityAnswers): string => {
  const { access, personalLink, createAuth, relock, ipRanges } = answers;
  const extras = [personalLink && 'personal link', createAuth && 'Create Auth', relock && `PIN ${relock.pin}`, ipRanges.length > 0 && 'IP range'];
  return [access, waysOf(answers).join(' or '), ...extras.filter(Boolean)].join(', ');
};

describe('MOB-12 every allowed combination signs in through the preview, in every way it offers', () => {
  test.each(everyPossibleAnswer().map((answers) => [said(answers), answers] as const))('%s', async (_, answers) => {
    const guarded = answers.ipRanges.length > 0;
    const phone = await openPhone(answers, guarded ? office : home);
    let held: WireStep['result'];
    for (const way of waysOf(answers)) {
      const done = await walk(phone, stepOf(await phone.call('/flows/sign-in/runs', {})), way);
      expect(done, way).toMatchObject({ kind: 'done', result: { zone: { kind: answers.access === 'anyone' ? 'public' : 'secure' } } });
      held = done.result;
    }
    const bearer = { authorization: `Bearer ${held?.access_token ?? ''}` };
    if (answers.createAuth) {
      const begun = stepOf(await phone.call('/flows/sign-in/runs', { entry: 'security-create-auth' }, bearer));
      const [first = ''] = answers.methods.external;
      const there = begun.kind === 'redirect' ? begun : await phone.submit(begun, optionOf(first));
      expect(await phone.atProvider(there, 'another-account')).toMatchObject({ kind: 'done' });
    }
    if (answers.relock !== null) {
      expect((await phone.call('/session/lock', {}, bearer)).status).toBe(200);
      expect((await phone.call('/session', undefined, bearer)).status).toBe(423);
      const back = stepOf(await phone.call('/flows/sign-in/runs', { entry: 'security-came-back' }, bearer));
      if (answers.relock.pin === 'chosen') {
        expect(await phone.submit(back, 'submit', { pin })).toMatchObject({ kind: 'done' });
        expect((await phone.call('/session', undefined, bearer)).status).toBe(200);
      } else {
        // Nobody has given this person a PIN: signing in again is the way.
        expect(back.kind).toBe('failed');
      }
    }
  });
});

describe('MOB-10 and MOB-12 from elsewhere', () => {
  test.each(
    everyPossibleAnswer()
      .filter(({ ipRanges, relock, createAuth }) => ipRanges.length > 0 && relock === null && !createAuth)
      .map((answers) => [said(answers), answers] as const),
  )('refuses another network: %s', async (_, answers) => {
    const phone = await openPhone(answers, home);
    expect(stepOf(await phone.call('/flows/sign-in/runs', {}))).toMatchObject({ kind: 'failed', node: 'security-wrong-network' });
  });
});

test('MOB-12 every forbidden combination is refused, each part of it with its reason', () => {
  const forbidden = everyAnswer().filter((answers) => refusals(answers).length > 0);
  expect(forbidden.length).toBeGreaterThan(500);
  for (const answers of forbidden) for (const { reason } of refusals(answers)) expect(reason).toMatch(/\.$/);
});

test('MOB-12 a relock run without a session is nobody’s', async () => {
  const answers = everyPossibleAnswer().find(({ relock }) => relock !== null);
  if (answers === undefined) throw new Error('no answer asks for a PIN');
  const phone = await openPhone(answers, answers.ipRanges.length > 0 ? office : home);
  expect(problemOf(await phone.call('/flows/sign-in/runs', { entry: 'security-came-back' }))).toMatchObject({ status: 401 });
});
