import { hash } from 'node:crypto';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTicket } from '#server/engine/open-ticket.ts';
import { startRun } from '#server/engine/start-run.ts';
import { submitAnswer } from '#server/engine/submit-answer.ts';
import { Problem } from '#server/errors.ts';
import { codeFlow, stepOf, testApi, type TestApi } from '../support/api.ts';
import { newDatabase, noPostgres } from '../support/shared-postgres.ts';

/** Fifty at once: exactly one applies, and the others change nothing (FLOW-13). On both databases, over real storage. */
const many = <T>(work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: 50 }, (_, index) => work(index)));
const redirectUri = 'https://app.example.org/in';
const verifier = 'a-verifier-of-a-decent-length-as-rfc-7636-wants-it';
const tokenAnswer = z.object({ refresh_token: z.string() });

describe.each([
  ['SQLite', undefined],
  ['PostgreSQL', noPostgres],
])('on %s', (database, missing) => {
  if (missing !== undefined) return test.skip(missing, () => undefined);
  let api: TestApi;
  let people = 0;
  const newcomer = () => `person${(people += 1)}@example.org`;
  const scope = () => ({ app: api.app.id, env: 'live' }) as const;
  const realm = async () => {
    const found = await api.services.realms.find('live', 'test');
    if (found === undefined) throw new Error('no app');
    return found;
  };
  const sessionsOf = async (email: string) => {
    const user = await api.services.storage.users.byIdentifier(scope(), { kind: 'email', canonical: email });
    return user === undefined ? [] : api.services.storage.sessions.list(scope(), user.id);
  };
  const form = (fields: Record<string, string>) =>
    api.raw('/token', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });

  beforeAll(async () => {
    const env: Record<string, string> =
      database === 'SQLite'
        ? {}
        : {
            DATABASE_URL: await newDatabase(),
            SECRET_KEY: Buffer.from(Array.from({ length: 32 }, (_, byte) => byte)).toString('base64'),
            MAIL_CAPTURE: '1',
          };
    api = await testApi({ env });
    await api.publish({ nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges }, 'by-link');
    await api.services.storage.clients.save({
      id: 'cli_app',
      app: api.app.id,
      env: 'live',
      name: 'App',
      kind: 'native',
      secretHash: null,
      redirectUris: [redirectUri],
      origins: [],
      accepts: [],
      status: 'active',
      createdAt: 0,
    });
  });
  afterAll(() => api.close());

  test('FLOW-13 OTP-03 one code, sent with one state: one session', async () => {
    const email = newcomer();
    const step = await api.start(email);
    const code = api.code();
    const answers = await many(() => api.submit(step, 'submit', { code }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409 || status === 410)).toHaveLength(49);
    expect(await sessionsOf(email)).toHaveLength(1);
  });

  test('FLOW-13 OTP-05 fifty different guesses with one state: one is judged', async () => {
    const step = await api.start(newcomer());
    const right = api.code();
    const guesses = Array.from({ length: 51 }, (_, index) => String(100_000 + index))
      .filter((code) => code !== right)
      .slice(0, 50);
    const answers = await many((index) => api.submit(step, 'submit', { code: guesses[index] }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const now = stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));
    expect(now.problems.map(({ code }) => code)).toEqual(['wrong']);
    expect(stepOf(await api.submit(now, 'submit', { code: right })).kind).toBe('done');
  });

  test('FLOW-13 OTP-06 the first answer, again and again: one message', async () => {
    const step = await api.start();
    const before = api.mails.length;
    const answers = await many(() => api.submit(step, 'submit', { email: newcomer() }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(api.mails).toHaveLength(before + 1);
  });

  test('FLOW-14 one Idempotency-Key: one run, one message, and everybody is told of that run or to wait', async () => {
    const before = api.mails.length;
    const answers = await many(() => api.post('/flows/sign-in/runs', { context: { email: 'same@example.org' } }, { 'idempotency-key': 'fifty' }));
    const told = answers.filter(({ status }) => status === 201).map((answer) => stepOf(answer).run);
    expect(new Set(told).size).toBe(1);
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect(api.mails).toHaveLength(before + 1);
  });

  test('going back: one does', async () => {
    const asked = await api.start();
    const coded = stepOf(await api.submit(asked, 'submit', { email: newcomer() }));
    const answers = await many(() => api.post(`/runs/${coded.run}/back`, { state: coded.state }));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });

  test('FLOW-09 FLOW-13 one mailed link: one confirms it, and one session is made', async () => {
    const email = newcomer();
    const step = stepOf(await api.post('/flows/by-link/runs', { context: { email } }));
    const secret = /\/l\/([\w-]+)/.exec(api.mails.at(-1)?.text ?? '')?.[1] ?? '';
    const served = await realm();
    const confirmed = await many(() =>
      openTicket(api.services, served, secret).then(
        () => 'confirmed',
        (error: unknown) => (error instanceof Problem ? error.code : error),
      ),
    );
    expect(confirmed.filter((outcome) => outcome === 'confirmed')).toHaveLength(1);
    for (const refused of confirmed.filter((outcome) => outcome !== 'confirmed'))
      expect(['not-found', 'run-over', 'stale-state', 'in-progress']).toContain(refused);
    expect(await sessionsOf(email)).toHaveLength(1);
    const looks = await many(() => api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));
    expect(new Set(looks.map((answer) => stepOf(answer).result?.refresh_token)).size).toBe(1);
  });

  test('OP-05 one authorization code: one gets tokens at the most, and afterwards nobody has any', async () => {
    const email = newcomer();
    const served = await realm();
    const { step } = await startRun(api.services, served, {
      flow: 'sign-in',
      client: 'cli_app',
      context: { email },
      delivery: { kind: 'code', redirectUri, codeChallenge: hash('sha256', verifier, 'base64url') },
    });
    const done = await submitAnswer(api.services, served, {
      run: step.run,
      state: step.state,
      answer: { action: 'submit', inputs: { code: api.code() } },
    });
    const code = new URL(done.step.result?.redirect_to ?? '').searchParams.get('code') ?? '';
    const answers = await many(() =>
      form({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, client_id: 'cli_app' }),
    );
    const given = answers.filter(({ status }) => status === 200);
    expect(given.length).toBeLessThanOrEqual(1);
    for (const { body } of given)
      expect((await form({ grant_type: 'refresh_token', refresh_token: tokenAnswer.parse(body).refresh_token, client_id: 'cli_app' })).status).toBe(
        400,
      );
  });

  test('RT-03 one refresh token: one successor, and the family does not fork', async () => {
    const first = stepOf(await api.submit(await api.start(newcomer()), 'submit', { code: api.code() })).result?.refresh_token ?? '';
    let token = first;
    for (let generation = 0; generation < 3; generation += 1) {
      const answers = await many(() => form({ grant_type: 'refresh_token', refresh_token: token }));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      const successors = new Set(answers.map(({ body }) => tokenAnswer.parse(body).refresh_token));
      expect(successors.size).toBe(1);
      token = [...successors][0] ?? '';
    }
    expect((await form({ grant_type: 'refresh_token', refresh_token: first })).status).toBe(400);
    expect((await form({ grant_type: 'refresh_token', refresh_token: token })).status).toBe(400);
  });

  test('fifty newcomers with one address: one account', async () => {
    const email = newcomer();
    // Ten messages an hour to one address are the limit; the other runs end there.
    const runs = await Promise.all(Array.from({ length: 10 }, () => api.start(email)));
    const codes = new Map(api.mails.slice(-10).map(({ text }) => [/\b\d{6}\b/.exec(text)?.[0], text]));
    const tries = runs.flatMap((step) => [...codes.keys()].map((code) => ({ step, code })));
    await Promise.all(tries.map(({ step, code }) => api.submit(step, 'submit', { code })));
    const { rows } = await api.services.storage.users.page(scope(), { search: email, limit: 10 });
    expect(rows.length).toBeLessThanOrEqual(1);
  });
});
