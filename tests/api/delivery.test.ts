import { afterEach, describe, expect, test } from 'vitest';
import { deliverLeftBehind } from '#server/engine/left-behind.ts';
import type { Mailer } from '#server/delivery/mailer.ts';
import { codeFlow, problemOf, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';
import { smtpSink } from '../support/smtp-sink.ts';

const closing: (() => Promise<void>)[] = [];
const open = async (given: Parameters<typeof testApi>[0]): Promise<TestApi> => {
  const api = await testApi(given);
  closing.push(api.close);
  return api;
};
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The demo's chain: a code by e-mail, then the password. */
const chainFlow: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask' },
    chain: { type: 'choose.fallback' },
    code: { type: 'verify.email-code', in: 'chain' },
    password: { type: 'verify.password', in: 'chain' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'start.started': 'who',
    'who.given': 'chain',
    'chain.verified': 'in',
    'chain.none-available': 'deny',
    'in.issued': 'home',
    'in.refused': 'deny',
  },
};

const withPassword = async (api: TestApi) => {
  const scope = { app: api.app.id, env: 'live' } as const;
  await api.services.storage.users.create(
    scope,
    {
      id: 'usr_ada',
      status: 'active',
      attributes: { email: 'ada@example.org' },
      identifiers: [{ kind: 'email', canonical: 'ada@example.org', verified: true }],
    },
    0,
  );
  await api.services.storage.users.setPassword(scope, 'usr_ada', await api.services.hashing.hash('four words in a row'), 0);
};

describe('mail through a real SMTP server', () => {
  test('MOB-4 the code arrives, with one recipient, and signs in', async () => {
    const sink = await smtpSink();
    closing.push(sink.close);
    const api = await open({ env: { SMTP_URL: sink.url, MAIL_FROM: 'Test <login@example.org>' } });
    const step = await api.start('Ada@Example.org');
    expect(step.node).toBe('code');
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]).toMatchObject({ from: 'login@example.org', to: ['ada@example.org'] });
    const code = /\b\d{6}\b/.exec(sink.mails[0]?.text ?? '')?.[0];
    expect(stepOf(await api.submit(step, 'submit', { code })).kind).toBe('done');
  });

  test('a refused recipient makes the chain take its next method, for this person only', async () => {
    let verdict: 'accept' | 'refuse' = 'refuse';
    const sink = await smtpSink(() => verdict);
    closing.push(sink.close);
    const api = await open({ flow: chainFlow, env: { SMTP_URL: sink.url } });
    await withPassword(api);
    const step = await api.start('ada@example.org');
    expect(step).toMatchObject({ node: 'password', challenge: { kind: 'password' } });
    expect(stepOf(await api.submit(step, step.actions[0]?.id ?? '', { password: 'four words in a row' })).kind).toBe('done');
    verdict = 'accept';
    expect((await api.start('bob@example.org')).node).toBe('code');
  });

  test('REL-13 a server that never answers: the request is held 2 s, the run moves on after 5 s', async () => {
    const sink = await smtpSink(() => 'hang');
    const api = await open({ flow: chainFlow, env: { SMTP_URL: sink.url } });
    await withPassword(api);
    const step = await api.start('ada@example.org');
    expect(step.kind).toBe('wait');
    const until = Date.now() + 8_000;
    let current = step;
    while (current.kind === 'wait' && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      current = stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));
    }
    expect(current.node).toBe('password');
  }, 20_000);
});

test('REL-13 while a slow message is on its way people wait; then its screen is there, under a number of its own', async () => {
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const texts: string[] = [];
  const api = await open({
    mailer: {
      send: async ({ text }) => {
        texts.push(text);
        await left;
      },
      close: () => undefined,
    },
  });
  const waiting = await api.start('ada@example.org');
  const look = async () => stepOf(await api.get(`/runs/${waiting.run}`, { authorization: `Bearer ${waiting.state}` }));
  expect(waiting).toMatchObject({ kind: 'wait', node: 'code', actions: [], can_back: false });
  expect(await look()).toMatchObject({ kind: 'wait', state: waiting.state });
  expect(problemOf(await api.submit(waiting, 'submit', { code: '000000' })).code).toBe('stale-state');
  leave();
  await expect.poll(async () => (await look()).kind).toBe('ask');
  const asked = await look();
  expect(asked.state).not.toBe(waiting.state);
  const code = /\b\d{6}\b/.exec(texts[0] ?? '')?.[0];
  expect(stepOf(await api.submit(asked, 'submit', { code })).kind).toBe('done');
}, 15_000);

test('after five failures in a row nothing is tried for a while: the chain moves on at once', async () => {
  let tried = 0;
  const mailer: Mailer = {
    send: async () => {
      tried += 1;
      throw new Error('451 try later');
    },
    close: () => undefined,
  };
  const api = await open({ flow: chainFlow, mailer });
  for (let person = 0; person < 8; person += 1) expect((await api.start(`p${person}@example.org`)).node).toBe('password');
  expect(tried).toBe(5);
  api.clock.advance(31_000);
  await api.start('later@example.org');
  expect(tried).toBe(6);
});

test('REL-01 a message whose process died is delivered by another once its claim has run out', async () => {
  let hangs = true;
  const sent: string[] = [];
  const mailer: Mailer = {
    send: async (mail) => {
      if (hangs) await new Promise(() => undefined);
      sent.push(mail.text);
    },
    close: () => undefined,
  };
  const api = await open({ mailer });
  const waiting = api.start('ada@example.org');
  await new Promise((resolve) => setTimeout(resolve, 200));
  hangs = false;
  expect(await deliverLeftBehind(api.services)).toBe(0);
  api.clock.advance(31_000);
  expect(await deliverLeftBehind(api.services)).toBe(1);
  const step = await waiting;
  const code = /\b\d{6}\b/.exec(sent[0] ?? '')?.[0];
  const now = stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));
  expect(now.node).toBe('code');
  expect(stepOf(await api.submit(now, 'submit', { code })).kind).toBe('done');
  expect(codeFlow.nodes.code?.type).toBe('verify.email-code');
}, 15_000);
