import { hash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFlow, type TestFlow } from '../support/api.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { api, browserAt, client, form, get, mailTo, post, redeem, refresh, serverClient, stepOf, tokensOf } from './people.ts';
import { prepare } from './prepare.ts';
import { startRuntime } from './start-runtime.ts';

/**
 * Everything secret that passes through a server in its life, each marked or remembered, and then looked for: in what it logged at its
 * most talkative, and in every file it left (LOG-02, OTP-07, KEY-01). Events, audit, idempotency answers, outbox and runs are all in
 * the one database file.
 */
const full: TestFlow = {
  nodes: {
    ...codeFlow.nodes,
    password: { type: 'user.set-password' },
    form: {
      type: 'screen.form',
      config: {
        fields: [
          { type: 'text', name: 'word', label: 'Word', scope: 'secret' },
          { type: 'number', name: 'age', label: 'Age' },
        ],
      },
    },
  },
  edges: {
    ...codeFlow.edges,
    'register.registered': 'password',
    'register.known': 'password',
    'password.set': 'form',
    'password.refused': 'deny',
    'form.submitted': 'in',
  },
};
const byPassword: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask' },
    password: { type: 'verify.password' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: { 'start.started': 'who', 'who.given': 'password', 'password.verified': 'in', 'in.issued': 'home', 'in.refused': 'deny' },
};
const byLink: TestFlow = { nodes: { ...codeFlow.nodes, code: { type: 'verify.email-link' } }, edges: codeFlow.edges };

/** What it is → every spelling of it that must not be found. */
const secrets = new Map<string, Set<string>>();
const remember = (what: string, ...values: (string | undefined)[]) => {
  const known = secrets.get(what) ?? new Set();
  for (const value of values) if (value !== undefined && value !== '') known.add(value);
  secrets.set(what, known);
};
/** A token's random part: its head is an id. */
const lastPart = (token: string | undefined) => token?.split('.').at(-1);

let folder: string;
let logged: string;
let left: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-secrets-'));
  const sink = await smtpSink();
  const [secretKey, clientSecret] = [randomBytes(32).toString('base64'), randomBytes(24).toString('base64url')];
  const env = { DATA_DIR: folder, SMTP_URL: sink.url, SECRET_KEY: secretKey, LOG_LEVEL: 'debug' };
  remember("the server's secret", secretKey, Buffer.from(secretKey, 'base64').toString('hex'));
  remember("a client's secret", clientSecret, Buffer.from(`${serverClient}:${clientSecret}`).toString('base64'));
  await prepare(env, { flows: { full, 'by-password': byPassword, 'by-link': byLink }, clientSecret });
  const server = await startRuntime({ env });
  const password = 'canary-chosen words in a row 8731';
  remember('a password', password, 'canary-wrong words in a row 1378', 'canary-password-in-another-field');
  remember('a secret answer', 'canary-sesame-open');
  const email = 'ada@example.org';

  // A whole sign-in with everything typed into it, and typed wrongly first.
  const type = async (step: { run: string; state: string }, inputs: Record<string, unknown>, key?: string) => {
    remember('the state of a run', lastPart(step.state));
    const answer = await fetch(api(server, `/runs/${step.run}/submit`), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) },
      body: JSON.stringify({ state: step.state, action: 'submit', inputs }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  let step = stepOf(await post(api(server, '/flows/full/runs'), {}));
  await type(step, { email: 'canary-password-in-another-field' });
  step = stepOf(await get(api(server, `/runs/${step.run}`), step.state));
  step = stepOf(await type(step, { email }));
  const code = /\b\d{6}\b/.exec(await mailTo(sink.mails, email))?.[0] ?? '';
  remember('a code', code);
  step = stepOf(await type(step, { code: code === '123456' ? '654321' : '123456' }));
  step = stepOf(await type(step, { code }));
  step = stepOf(await type(step, { password: 'short' }));
  step = stepOf(await type(step, { password }));
  await type(step, { word: 'canary-sesame-open', age: 'canary-password-in-another-field' });
  const done = stepOf(await type(step, { word: 'canary-sesame-open', age: 36 }, 'a-key'));
  stepOf(await type(step, { word: 'canary-sesame-open', age: 36 }, 'a-key'));
  const { access_token: access, refresh_token: first } = done.result ?? {};
  const second = tokensOf(await refresh(server, first ?? ''));
  remember('an access token', lastPart(access), lastPart(second.access_token));
  remember('a refresh token', first?.split('.')[2], lastPart(first), second.refresh_token.split('.')[2], lastPart(second.refresh_token));
  await get(api(server, '/session'), `${access}x`);
  await form(api(server, '/token'), { grant_type: 'refresh_token', refresh_token: `${second.refresh_token}x` });

  // By password, wrong and right; broken requests that carry it.
  step = stepOf(await post(api(server, '/flows/by-password/runs'), { context: { email, device: { id: 'phone' } } }));
  step = stepOf(await type(step, { password: 'canary-wrong words in a row 1378' }));
  await type({ run: 'run_nothing', state: step.state }, { password });
  await fetch(api(server, `/runs/${step.run}/submit`), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"state":"${step.state}","inputs":{"password":"${password}"`,
  });
  const again = stepOf(await type(step, { password }));
  remember('a refresh token', again.result?.refresh_token?.split('.')[2]);
  remember('an access token', lastPart(again.result?.access_token));

  // By a mailed link and over the pages, with their cookies and a code.
  const linked = stepOf(await post(api(server, '/flows/by-link/runs'), { context: { email: 'bob@example.org' } }));
  const link = new URL(/https?:\/\/\S+\/l\/[\w-]+/.exec(await mailTo(sink.mails, 'bob@example.org'))?.[0] ?? '').pathname;
  remember('a mailed link', link.split('/').at(-1));
  remember('the state of a run', lastPart(linked.state));
  const clicking = browserAt(server);
  await clicking.submit(await clicking.visit(link));
  const waited = stepOf(await get(api(server, `/runs/${linked.run}`), linked.state));
  remember('a refresh token', waited.result?.refresh_token?.split('.')[2]);
  const verifier = randomBytes(32).toString('base64url');
  remember('a PKCE verifier', verifier);
  for (const path of [
    `/a/demo/sign-in?${new URLSearchParams({ client_id: client.id, redirect_uri: client.redirectUri, state: 's', code_challenge: hash('sha256', verifier, 'base64url'), code_challenge_method: 'S256' })}`,
    '/a/demo/sign-in',
  ]) {
    const person = path.includes('client_id') ? 'eve@example.org' : 'kim@example.org';
    const browser = browserAt(server);
    const asked = await browser.submit(await browser.visit(path));
    const coded = await browser.submit(asked, { action: 'submit', 'in.email': person });
    for (const value of browser.cookies.values()) remember('a cookie', value);
    const typed = /\b\d{6}\b/.exec(await mailTo(sink.mails, person))?.[0] ?? '';
    remember('a code', typed);
    const over = await browser.submit(coded, { action: 'submit', 'in.code': typed });
    for (const value of browser.cookies.values()) remember('a cookie', value);
    if (!path.includes('client_id')) continue;
    const authorization = new URL(over.headers.get('location') ?? '').searchParams.get('code') ?? '';
    remember('an authorization code', authorization);
    const tokens = tokensOf(await redeem(server, { code: authorization, verifier }));
    remember('a refresh token', tokens.refresh_token.split('.')[2]);
    const basic = {
      authorization: `Basic ${Buffer.from(`${serverClient}:${clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    expect(
      (await fetch(api(server, '/introspect'), { method: 'POST', headers: basic, body: new URLSearchParams({ token: tokens.access_token }) })).status,
    ).toBe(200);
    await redeem(server, { code: authorization, verifier });
  }
  expect((await server.stop()).code).toBe(0);
  logged = server.output();

  // A mail server that wants a password and is not there.
  remember('a password of the mail server', 'canary-smtp-password');
  const lost = await startRuntime({ env: { ...env, SMTP_URL: 'smtp://user:canary-smtp-password@127.0.0.1:9' } });
  await post(api(lost, '/flows/full/runs'), { context: { email: 'cut@example.org' } });
  await lost.stop();
  logged += lost.output();
  await sink.close();
  left = Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const kinds = [
  "the server's secret",
  "a client's secret",
  'a password',
  'a secret answer',
  'a code',
  'the state of a run',
  'an access token',
  'a refresh token',
  'a mailed link',
  'a cookie',
  'an authorization code',
  'a PKCE verifier',
  'a password of the mail server',
];

describe('after a whole life of it', () => {
  test('every kind of secret was met, and there is something to look through', () => {
    expect([...secrets.keys()].sort()).toEqual([...kinds].sort());
    for (const [what, values] of secrets) {
      expect(values.size, what).toBeGreaterThan(0);
      for (const value of values) expect(value.length, what).toBeGreaterThanOrEqual(6);
    }
    // What people may be found by is there, so that looking finds what is there.
    expect(left.includes('ada@example.org')).toBe(true);
    expect(logged).toContain('"level"');
    expect(logged).toContain('session.code-reused');
    expect(logged).toContain('mail could not be sent');
  });

  test.each(kinds)('LOG-02 OTP-07 %s is not in the log', (what) => {
    for (const value of secrets.get(what) ?? []) expect(logged.includes(value), `${what} ${value}`).toBe(false);
  });

  test.each(kinds)('LOG-02 OTP-07 KEY-01 RT-01 %s is in no file', (what) => {
    for (const value of secrets.get(what) ?? []) {
      // Six digits stand in a database by chance, in a time or a hash; as a word of its own they do not.
      const found = /^\d{6}$/.test(value) ? new RegExp(`(?<![0-9a-z])${value}(?![0-9a-z])`, 'i').test(left.toString('latin1')) : left.includes(value);
      expect(found, `${what} ${value}`).toBe(false);
    }
  });
});
