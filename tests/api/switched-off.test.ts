import { hash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTicket } from '#server/engine/open-ticket.ts';
import { startRun } from '#server/engine/start-run.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import { codeFlow, problemOf, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/** What a builder switches off while somebody is on the way in (FLOW-11). */
let api: TestApi;
const scope = () => ({ app: api.app.id, env: 'live' }) as const;
const client = (change: Partial<Client> = {}): Client => ({
  id: 'cli_app',
  app: api.app.id,
  env: 'live',
  name: 'App',
  kind: 'native',
  secretHash: null,
  redirectUris: ['https://app.example.org/in'],
  origins: [],
  accepts: [],
  status: 'active',
  createdAt: 0,
  ...change,
});
const sessions = async (email: string) => {
  const user = await api.services.storage.users.byIdentifier(scope(), { kind: 'email', canonical: email });
  return user === undefined ? [] : api.services.storage.sessions.list(scope(), user.id);
};
const disable = async (email: string) => {
  const user = await api.services.storage.users.byIdentifier(scope(), { kind: 'email', canonical: email });
  await api.services.storage.users.update(scope(), user?.id ?? '', { status: 'disabled' }, api.services.clock.now());
};
const knownPerson = async (email: string) => stepOf(await api.submit(await api.start(email), 'submit', { code: api.code() }));
const startAs = async (id: string, email: string) => stepOf(await api.post('/flows/sign-in/runs', { client: { id }, context: { email } }));
const removeFlow = async () => {
  const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
  await api.services.storage.flows.remove(flow?.id ?? '');
};

afterEach(() => api.close());

describe('FLOW-11 between two steps', () => {
  beforeEach(async () => {
    api = await testApi();
    await api.services.storage.clients.save(client());
  });

  test('a person who was disabled is refused at the session, with the right code', async () => {
    await knownPerson('ada@example.org');
    const step = await api.start('ada@example.org');
    await disable('ada@example.org');
    const refused = stepOf(await api.submit(step, 'submit', { code: api.code() }));
    // As for anybody who cannot get in: nothing tells that the account is there (PWD-08).
    expect(refused.kind).toBe('ask');
    expect(JSON.stringify(refused)).not.toMatch(/access_token|disabled/);
    expect(await sessions('ada@example.org')).toHaveLength(1);
  });

  test('a client that was disabled or removed gets nothing more', async () => {
    const [first, second] = [await startAs('cli_app', 'ada@example.org'), await startAs('cli_app', 'bob@example.org')];
    const codes = api.mails.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]);
    await api.services.storage.clients.save(client({ status: 'disabled' }));
    expect(problemOf(await api.submit(first, 'submit', { code: codes[0] })).code).toBe('run-over');
    expect(problemOf(await api.post(`/runs/${first.run}/back`, { state: first.state })).code).toBe('run-over');
    await api.services.storage.clients.remove(api.app.id, 'cli_app');
    expect(problemOf(await api.submit(second, 'submit', { code: codes[1] })).code).toBe('run-over');
    for (const email of ['ada@example.org', 'bob@example.org']) expect(await sessions(email)).toEqual([]);
  });

  test('a flow that was removed lets nobody in any more', async () => {
    const step = await api.start('ada@example.org');
    await removeFlow();
    expect(problemOf(await api.submit(step, 'submit', { code: api.code() })).code).toBe('run-over');
    expect(await sessions('ada@example.org')).toEqual([]);
  });

  test('an app that was disabled is not there', async () => {
    const step = await api.start('ada@example.org');
    await api.services.storage.apps.update(api.app.id, { status: 'disabled' });
    expect(problemOf(await api.submit(step, 'submit', { code: api.code() })).code).toBe('not-found');
    expect(await sessions('ada@example.org')).toEqual([]);
    await api.services.storage.apps.update(api.app.id, { status: 'active' });
    expect(stepOf(await api.submit(step, 'submit', { code: api.code() })).kind).toBe('done');
  });

  test('FLOW-15 runs that were aborted are over', async () => {
    const step = await api.start('ada@example.org');
    const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
    expect(await api.services.storage.runs.abort(scope(), flow?.id ?? '', api.services.clock.now())).toBe(1);
    expect(problemOf(await api.submit(step, 'submit', { code: api.code() })).code).toBe('run-over');
  });
});

describe('FLOW-11 between a code and its tokens', () => {
  const redirectUri = 'https://app.example.org/in';
  const verifier = 'a-verifier-of-a-decent-length-as-rfc-7636-wants-it';
  const authorize = async () => {
    const realm = await api.services.realms.find('live', 'test');
    if (realm === undefined) throw new Error('no app');
    const { step } = await startRun(api.services, realm, {
      flow: 'sign-in',
      client: 'cli_app',
      context: { email: 'ada@example.org' },
      delivery: { kind: 'code', redirectUri, codeChallenge: hash('sha256', verifier, 'base64url') },
    });
    const done = await submitAnswer(api.services, realm, {
      run: step.run,
      state: step.state,
      answer: { action: 'submit', inputs: { code: api.code() } },
    });
    return new URL(done.step.result?.redirect_to ?? '').searchParams.get('code') ?? '';
  };
  const redeem = (code: string) =>
    api.raw('/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
        client_id: 'cli_app',
      }).toString(),
    });

  beforeEach(async () => {
    api = await testApi();
    await api.services.storage.clients.save(client());
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['the person', () => disable('ada@example.org'), 'invalid_grant'],
    ['the client', () => api.services.storage.clients.save(client({ status: 'disabled' })), 'invalid_client'],
    ['the flow', removeFlow, 'invalid_grant'],
  ])('%s', async (_, switchOff, error) => {
    const code = await authorize();
    await switchOff();
    expect((await redeem(code)).body).toMatchObject({ error });
  });

  test('the app', async () => {
    const code = await authorize();
    await api.services.storage.apps.update(api.app.id, { status: 'disabled' });
    expect((await redeem(code)).status).toBe(404);
  });
});

describe('FLOW-11 at refresh', () => {
  const refresh = (token: string, id = 'cli_app') =>
    api.raw('/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, client_id: id }).toString(),
    });
  beforeEach(async () => {
    api = await testApi();
    await api.services.storage.clients.save(client());
  });

  test.each<[string, () => Promise<unknown>, number]>([
    ['the person', () => disable('ada@example.org'), 400],
    ['the client', () => api.services.storage.clients.save(client({ status: 'disabled' })), 401],
    ['the flow', removeFlow, 400],
    ['the app', () => api.services.storage.apps.update(api.app.id, { status: 'disabled' }), 404],
  ])('%s', async (_, switchOff, status) => {
    const done = stepOf(await api.submit(await startAs('cli_app', 'ada@example.org'), 'submit', { code: api.code() }));
    const { refresh_token: token = '', access_token: access = '' } = done.result ?? {};
    await switchOff();
    expect((await refresh(token)).status).toBe(status);
    expect((await api.get('/session', { authorization: `Bearer ${access}` })).status).toBeGreaterThanOrEqual(400);
  });
});

describe('FLOW-11 JWT-04 while tokens wait for whoever holds the run', () => {
  const linkFlow: TestFlow = {
    nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } },
    edges: codeFlow.edges,
  };
  const confirmed = async () => {
    const step = await api.start('ada@example.org');
    const realm = await api.services.realms.find('live', 'test');
    if (realm === undefined) throw new Error('no app');
    await openTicket(api.services, realm, /\/l\/([\w-]+)/.exec(api.mails.at(-1)?.text ?? '')?.[1] ?? '');
    return step;
  };
  const look = (step: { run: string; state: string }) => api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` });

  test.each<[string, (session: string) => Promise<unknown>]>([
    ['the person is disabled', () => disable('ada@example.org')],
    [
      'the session is ended',
      (session) => api.services.storage.sessions.decide(scope(), session, () => ({ patch: { revokedAt: 1 }, value: undefined })),
    ],
  ])('none are made once %s', async (_, end) => {
    api = await testApi({ flow: linkFlow });
    const step = await confirmed();
    await end((await sessions('ada@example.org'))[0]?.id ?? '');
    expect(stepOf(await look(step)).result).not.toHaveProperty('access_token');
  });
});
