import { hash } from 'node:crypto';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTicket, ticketAlive } from '#server/engine/open-ticket.ts';
import { startRun } from '#server/engine/start-run.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import { type Answer, codeFlow, problemOf, stepOf, testApi, type TestApi } from '../support/api.ts';

/**
 * Everything that was handed out at one place, tried at the others (TEN-05): the neighbour app, which has the same flows, the same
 * client id and a user with the same id, and the sandbox of the same app, with the same again.
 */
const here = '/api/v1/live/test';
const elsewhere = ['/api/v1/live/neighbour', '/api/v1/sandbox/test', '/api/v1/sandbox/neighbour'];
const redirectUri = 'https://app.example.org/in';
const verifier = 'a-verifier-of-a-decent-length-as-rfc-7636-wants-it';
const address = { kind: 'email', canonical: 'ada@example.org' } as const;
const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });

let api: TestApi;
let neighbour: string;
let secret: string;

const send = (base: string, path: string, body: unknown, headers: Record<string, string> = {}) =>
  api.request(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
const form = (base: string, path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  api.request(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
  });
const look = (base: string, path: string, bearer: string) => api.request(`${base}${path}`, { headers: { authorization: `Bearer ${bearer}` } });
const start = async (base: string, flow = 'sign-in') => stepOf(await send(base, `/flows/${flow}/runs`, { context: { email: address.canonical } }));
/** Counters of messages and tries are the same person's in every test. */
const later = () => api.clock.advance(3_600_001);
/** Mail of the sandbox is kept, not sent. */
const newestMail = async (base: string) => {
  if (!base.includes('sandbox')) return api.mails.at(-1)?.text ?? '';
  const scope = { app: base.endsWith('neighbour') ? neighbour : api.app.id, env: 'sandbox' } as const;
  const [mail] = await api.services.storage.mailbox.list(scope, 1);
  return mail === undefined ? '' : z.object({ text: z.string() }).parse(JSON.parse(api.services.seal.open('mailbox', mail.id, mail.sealed))).text;
};
const codeIn = (text: string) => /\b\d{6}\b/.exec(text)?.[0];
const realmAt = async (base: string) => {
  const [, , , env, slug] = base.split('/');
  const realm = await api.services.realms.find(env === 'sandbox' ? 'sandbox' : 'live', slug ?? '');
  if (realm === undefined) throw new Error('no app');
  return realm;
};

beforeAll(async () => {
  api = await testApi();
  const { storage, random, digest } = api.services;
  await api.publish({ nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges }, 'by-link');
  neighbour = random.id('app');
  await storage.apps.create({ ...api.app, id: neighbour, slug: 'neighbour' });
  await storage.users.addColumn(neighbour, { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }, 'a0');
  for (const slug of ['sign-in', 'by-link']) {
    const flow = await storage.flows.bySlug(api.app.id, slug);
    const draft = await storage.flows.draft(flow?.id ?? '');
    const plan = await storage.flows.plan(flow?.sandboxPlan ?? '');
    if (draft === undefined || plan === undefined) throw new Error('no flow');
    const id = random.id('flo');
    await storage.flows.create({ id, app: neighbour, slug, name: slug, createdAt: 0, updatedAt: 0 }, draft.graph, plan);
    await storage.flows.publish(id, { revision: 0, plan, graph: draft.graph, label: '', author: 'test', at: 0, warnings: 0 });
  }
  secret = random.secret();
  for (const app of [api.app.id, neighbour]) {
    for (const env of ['live', 'sandbox'] as const) {
      await storage.users.create(
        { app, env },
        { id: 'usr_same', status: 'active', attributes: { email: address.canonical }, identifiers: [{ ...address, verified: true }] },
        0,
      );
      const client = { app, env, name: 'App', redirectUris: [redirectUri], origins: [], accepts: [], status: 'active', createdAt: 0 } as const;
      await storage.clients.save({ ...client, id: 'cli_app', kind: 'native', secretHash: null });
      await storage.clients.save({
        ...client,
        id: 'cli_server',
        kind: 'server',
        secretHash: app === api.app.id && env === 'live' ? digest.hash(secret) : digest.hash(random.secret()),
      });
    }
  }
});
afterAll(() => api.close());

const signIn = async (base: string) => {
  later();
  const step = await start(base);
  return stepOf(
    await send(base, `/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code: codeIn(await newestMail(base)) } }),
  );
};

test('each of the four places signs the same person in by itself', async () => {
  for (const base of [here, ...elsewhere]) expect((await signIn(base)).result?.user_info).toMatchObject({ sub: 'usr_same' });
});

describe.each(elsewhere)('TEN-05 at %s', (there) => {
  test('a run and its state', async () => {
    later();
    const step = await start(here);
    const code = codeIn(await newestMail(here));
    const answers: Answer[] = [
      await send(there, `/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code } }),
      await send(there, `/runs/${step.run}/back`, { state: step.state }),
      await look(there, `/runs/${step.run}`, step.state),
      await look(there, `/runs/${step.run}/events`, step.state),
    ];
    for (const answer of answers) expect(problemOf(answer).code).toBe('not-found');
    const made = await send(there, '/runs/run_nothing/submit', { state: step.state, action: 'submit', inputs: { code } });
    // TEN-03: one that exists elsewhere looks like one that never did.
    expect({ ...problemOf(answers[0] ?? made), correlation_id: '' }).toEqual({ ...problemOf(made), correlation_id: '' });
    expect(stepOf(await look(here, `/runs/${step.run}`, step.state)).state).toBe(step.state);
  });

  test('a mailed code', async () => {
    later();
    await start(here);
    const code = codeIn(await newestMail(here));
    const step = await start(there);
    if (codeIn(await newestMail(there)) === code) return;
    expect(stepOf(await send(there, `/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code } })).kind).toBe('ask');
  });

  test('a mailed link', async () => {
    later();
    const step = await start(here, 'by-link');
    const link = /\/l\/([\w-]+)/.exec(await newestMail(here))?.[1] ?? '';
    const foreign = await realmAt(there);
    expect(await ticketAlive(foreign, link)).toBe(false);
    await expect(openTicket(api.services, foreign, link)).rejects.toThrow('not-found');
    expect(stepOf(await look(here, `/runs/${step.run}`, step.state)).kind).toBe('wait');
    await openTicket(api.services, await realmAt(here), link);
    expect(stepOf(await look(here, `/runs/${step.run}`, step.state)).kind).toBe('done');
  });

  test('an authorization code, by a client of the same id', async () => {
    later();
    const realm = await realmAt(here);
    const { step } = await startRun(api.services, realm, {
      flow: 'sign-in',
      client: 'cli_app',
      context: { email: address.canonical },
      delivery: { kind: 'code', redirectUri, codeChallenge: hash('sha256', verifier, 'base64url') },
    });
    const done = await submitAnswer(api.services, realm, {
      run: step.run,
      state: step.state,
      answer: { action: 'submit', inputs: { code: codeIn(await newestMail(here)) } },
    });
    const code = new URL(done.step.result?.redirect_to ?? '').searchParams.get('code') ?? '';
    const redeem = (base: string) =>
      form(base, '/token', { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, client_id: 'cli_app' });
    expect((await redeem(there)).body).toMatchObject({ error: 'invalid_grant' });
    // And it was not used up by that.
    expect((await redeem(here)).status).toBe(200);
  });

  test('tokens', async () => {
    const done = await signIn(here);
    const { access_token: access, refresh_token: refresh } = tokens.parse(done.result);
    for (const path of ['/session', '/userinfo']) expect((await look(there, path, access)).status).toBe(401);
    for (const path of ['/session/touch', '/session/lock'])
      expect((await send(there, path, {}, { authorization: `Bearer ${access}` })).status).toBe(401);
    expect((await form(there, '/token', { grant_type: 'refresh_token', refresh_token: refresh })).body).toMatchObject({ error: 'invalid_grant' });
    expect((await form(there, '/revoke', { token: refresh })).status).toBe(200);
    expect((await form(there, '/revoke', { token: access })).status).toBe(200);
    expect((await look(here, '/session', access)).status).toBe(200);
    expect((await form(here, '/token', { grant_type: 'refresh_token', refresh_token: refresh })).status).toBe(200);
  });

  test("a client's secret", async () => {
    const { access_token: access } = tokens.parse((await signIn(here)).result);
    const basic = { authorization: `Basic ${Buffer.from(`cli_server:${secret}`).toString('base64')}` };
    expect((await form(here, '/introspect', { token: access }, basic)).body).toMatchObject({ active: true });
    expect((await form(there, '/introspect', { token: access }, basic)).body).toMatchObject({ error: 'invalid_client' });
  });

  test('an Idempotency-Key gets no answer that was given here', async () => {
    later();
    const body = { context: { email: address.canonical } };
    const first = stepOf(await send(here, '/flows/sign-in/runs', body, { 'idempotency-key': `same-${there}` }));
    const second = await send(there, '/flows/sign-in/runs', body, { 'idempotency-key': `same-${there}` });
    expect(second.headers.get('idempotent-replayed')).toBeNull();
    expect(stepOf(second).run).not.toBe(first.run);
  });

  test("signing keys, users and their ends are each place's own", async () => {
    const keys = async (base: string) => JSON.stringify((await api.request(`${base}/.well-known/jwks.json`)).body);
    expect(await keys(there)).not.toBe(await keys(here));
    const { access_token: access } = tokens.parse((await signIn(here)).result);
    const { scope } = await realmAt(there);
    await api.services.storage.users.update(scope, 'usr_same', { status: 'disabled' }, api.services.clock.now());
    await api.services.storage.sessions.revokeAll(scope, 'usr_same', api.services.clock.now());
    expect((await look(here, '/session', access)).status).toBe(200);
    await api.services.storage.users.update(scope, 'usr_same', { status: 'active' }, api.services.clock.now());
  });
});

describe('TEN-01 TEN-02 the object acted on decides', () => {
  test('a body that names another run, app or environment is refused, or changes nothing about which one is meant', async () => {
    later();
    const step = await start(here);
    for (const more of [{ run: 'run_other' }, { app: neighbour }, { env: 'sandbox' }, { user: 'usr_other' }]) {
      expect((await send(here, `/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: {}, ...more })).status).toBe(422);
      expect((await send(here, '/flows/sign-in/runs', more)).status).toBe(422);
    }
    const query = await api.request(`${here}/runs/${step.run}?run=run_other&app=neighbour`, { headers: { authorization: `Bearer ${step.state}` } });
    expect(stepOf(query).run).toBe(step.run);
  });

  test('one session cannot end, see or refresh as another', async () => {
    const [one, two] = [tokens.parse((await signIn(here)).result), tokens.parse((await signIn(here)).result)];
    await form(here, '/revoke', { token: one.refresh_token });
    expect((await look(here, '/session', two.access_token)).status).toBe(200);
    const crossed = two.refresh_token
      .split('.')
      .with(0, one.refresh_token.split('.')[0] ?? '')
      .join('.');
    expect((await form(here, '/token', { grant_type: 'refresh_token', refresh_token: crossed })).body).toMatchObject({ error: 'invalid_grant' });
    expect((await look(here, '/session', two.access_token)).status).toBe(200);
  });
});

test('TEN-03 a disabled app and one that never was look the same, whatever is asked', async () => {
  await api.services.storage.apps.create({ ...api.app, id: api.services.random.id('app'), slug: 'closed', status: 'disabled' });
  const ask = async (slug: string) =>
    Promise.all([
      send(`/api/v1/live/${slug}`, '/flows/sign-in/runs', {}),
      form(`/api/v1/live/${slug}`, '/token', { grant_type: 'refresh_token' }),
      look(`/api/v1/live/${slug}`, '/session', 'x'),
      api.request(`/api/v1/live/${slug}/openapi.json`),
      api.request(`/oidc/live/${slug}/.well-known/openid-configuration`),
    ]);
  const told = (answers: Answer[]) => answers.map((answer) => ({ ...problemOf(answer), correlation_id: '' }));
  expect(told(await ask('closed'))).toEqual(told(await ask('never')));
});

test('TEN-04 KEY-01 no answer about a session, a user or an app carries a hash, a key or a secret', async () => {
  const user = { app: api.app.id, env: 'live' } as const;
  await api.services.storage.users.setPassword(user, 'usr_same', await api.services.hashing.hash('four words in a row'), api.services.clock.now());
  const done = await signIn(here);
  const { access_token: access } = tokens.parse(done.result);
  const answers = await Promise.all([
    look(here, '/session', access),
    look(here, '/userinfo', access),
    look(here, `/runs/${done.run}`, done.state),
    api.request(`${here}/.well-known/jwks.json`),
    form(here, '/introspect', { token: access }, { authorization: `Basic ${Buffer.from(`cli_server:${secret}`).toString('base64')}` }),
  ]);
  for (const { status, body } of answers) {
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/argon2|hash|secret|sealed|"d"|password/i);
  }
});
