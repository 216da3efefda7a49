import { afterEach, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import { capturedBody } from '#server/delivery/capture.ts';
import { openPreview } from '#server/engine/preview/open-preview.ts';
import { previewInbox } from '#server/engine/preview/trace.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { testTwilio } from '#server/delivery/sms/test-twilio.ts';
import { stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';
import { fakeTwilio, type FakeTwilio, twilioAccount } from '../support/twilio.ts';
import { listenHttp } from '../support/listen-http.ts';

const phone = '+4915112345678';
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A number, a code by SMS (`sms`), perhaps the same by mail, the secure zone. */
const smsFlow = (sms: Record<string, unknown>, mail?: Record<string, unknown>): TestFlow => ({
  nodes: {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask', config: { phone: true } },
    chain: { type: 'choose.fallback' },
    sms: { type: 'verify.sms-code', in: 'chain', config: sms },
    ...(mail && { mail: { type: 'verify.email-code', in: 'chain', config: mail } }),
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'start.started': 'who',
    'who.given': 'chain',
    'chain.verified': 'register',
    'chain.none-available': 'deny',
    'register.registered': 'in',
    'register.known': 'in',
    'register.refused': 'deny',
    'in.issued': 'home',
    'in.refused': 'deny',
  },
});

const open = async (env: Record<string, string> = {}, access?: 'added'): Promise<TestApi> => {
  const api = await testApi({ env, ...(access && { access }) });
  closing.push(api.close);
  await api.services.storage.users.addColumn(api.app.id, { key: 'phone', name: 'Phone', type: 'phone', unique: true, options: [] }, 'a1');
  return api;
};

const twilio = async (): Promise<FakeTwilio> => {
  const fake = await fakeTwilio();
  closing.push(fake.close);
  return fake;
};

/** The server's settings with which calls to the fake are allowed and, with `quota`, its account is what comes with the server. */
const envFor = (fake: FakeTwilio, quota?: number): Record<string, string> => ({
  EGRESS_ALLOW: fake.host,
  MAIL_CAPTURE: '0',
  ...(quota !== undefined && {
    SMS_INCLUDED_URL: `http://${twilioAccount.accountSid}:${twilioAccount.token}@${fake.host}?from=${encodeURIComponent(twilioAccount.from)}`,
    SMS_INCLUDED_QUOTA: String(quota),
  }),
});

const connect = async (api: TestApi, kind: 'sms-twilio' | 'sms-http', settings: Record<string, unknown>, secrets: Record<string, string>) => {
  const { services, app } = api;
  const [id, scope, now] = [services.random.id('con'), { app: app.id, env: 'live' } as const, services.clock.now()];
  await services.storage.connectors.create({ id, app: app.id, kind, name: 'SMS', status: 'active', createdAt: now, updatedAt: now });
  await services.storage.connectors.saveValues(scope, id, {
    settings: JSON.parse(JSON.stringify(settings)),
    secrets: Object.keys(secrets),
    sealed: sealSecrets(services, scope, id, secrets),
    updatedAt: now,
  });
  return id;
};
const account = (fake: FakeTwilio, given: object = {}) => ({
  accountSid: twilioAccount.accountSid,
  sender: 'number',
  from: twilioAccount.from,
  countries: ['DE'],
  messagesPerDay: 200,
  baseUrl: fake.url,
  ...given,
});
const ownTwilio = (api: TestApi, fake: FakeTwilio, given?: object, secret: string = twilioAccount.token) =>
  connect(api, 'sms-twilio', account(fake, given), { secret });

const name = async (api: TestApi, number: string): Promise<WireStep> => {
  const step = await api.start();
  return stepOf(await api.submit(step, 'submit', { identifier: number }));
};
const codeIn = (text: string | undefined) => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? 'no code';
const signIn = async (api: TestApi, fake: FakeTwilio, number = phone) => {
  const step = await name(api, number);
  return stepOf(await api.submit(step, 'submit', { code: codeIn(fake.sent.at(-1)?.body) }));
};
const settled = async (api: TestApi, first: WireStep, seconds: number): Promise<WireStep> => {
  let step = first;
  for (const until = Date.now() + seconds * 1_000; step.kind === 'wait' && Date.now() < until; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    step = stepOf(await api.get(`/runs/${first.run}`, { authorization: `Bearer ${first.state}` }));
  }
  return step;
};

describe('MOB-5 a code by SMS through the app’s own Twilio account', () => {
  test('arrives as Twilio documents it, and signs in', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }));
    const step = await name(api, '+49 1511 2345678');
    expect(step).toMatchObject({ node: 'sms', kind: 'ask', challenge: { kind: 'code', sent_to: '•••78' } });
    expect(fake.sent).toEqual([
      { to: phone, from: twilioAccount.from, user: twilioAccount.accountSid, body: expect.stringMatching(/^\d{6} is your code for Test\./) },
    ]);
    const done = stepOf(await api.submit(step, 'submit', { code: codeIn(fake.sent[0]?.body) }));
    expect(done).toMatchObject({ kind: 'done', screen: 'home' });
    const { rows } = await api.services.storage.users.page({ app: api.app.id, env: 'live' }, { limit: 5 });
    expect(rows).toMatchObject([{ attributes: { phone }, identifiers: [{ kind: 'phone', canonical: phone, verified: true }] }]);
  });

  test('with an API key and a messaging service', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    const own = { apiKeySid: twilioAccount.apiKeySid, sender: 'service', from: undefined, serviceSid: twilioAccount.service };
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake, own, twilioAccount.apiKeySecret) }));
    expect((await signIn(api, fake)).kind).toBe('done');
    expect(fake.sent).toMatchObject([{ service: twilioAccount.service, user: twilioAccount.apiKeySid }]);
  });

  test('OTP-06 a country the account does not list is refused before anything is called', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }));
    expect(await name(api, '+447400123456')).toMatchObject({ kind: 'failed' });
    expect(fake.seen).toBe(0);
  });

  test('OTP-06 no more leave than the account’s cap allows, however many ask at once, until the next day', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake, { messagesPerDay: 3 }) }));
    const steps = await Promise.all(Array.from({ length: 8 }, (_, index) => name(api, `+4915${index}12345678`.slice(0, 14))));
    expect(steps.filter(({ kind }) => kind === 'ask')).toHaveLength(3);
    expect(fake.sent).toHaveLength(3);
    api.clock.advance(24 * 3_600_000);
    expect((await name(api, phone)).kind).toBe('ask');
  });

  test.each([
    ['a number that is no mobile number', 400, 21614],
    ['a number a trial account may not send to', 400, 21608],
    ['an account out of money or closed', 403, 30002],
  ])('%s (%i, %i): cannot be sent', async (_, status, code) => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }));
    fake.refuse(phone, status, code, 'secret words of the service');
    expect((await name(api, phone)).kind).toBe('failed');
    expect((await name(api, '+4915212345678')).kind).toBe('ask');
    const log = api.logged.join('\n');
    expect(log).toContain(String(code));
    for (const secret of ['secret words', phone, twilioAccount.token]) expect(log).not.toContain(secret);
  });

  test('wrong credentials cannot send', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake, {}, 'not the token') }));
    expect((await name(api, phone)).kind).toBe('failed');
    expect(fake.sent).toEqual([]);
  });

  test('FED-06 an account that is switched off sends nothing from then on', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    const connector = await ownTwilio(api, fake);
    await api.publish(smsFlow({ connector }));
    expect((await name(api, phone)).kind).toBe('ask');
    await api.services.storage.connectors.update(api.app.id, connector, { status: 'disabled' }, api.services.clock.now());
    expect((await name(api, '+4915212345678')).kind).toBe('failed');
    expect(fake.sent).toHaveLength(1);
  });

  test('OUT-01 an address inside the operator’s network is not called', async () => {
    const fake = await twilio();
    const api = await open({ MAIL_CAPTURE: '0' });
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }));
    expect((await name(api, phone)).kind).toBe('failed');
    expect(fake.seen).toBe(0);
  });
});

describe('MOB-5 an account is tried before it is used', () => {
  const tryOut = async (given: object, secret?: string) => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    const connector = await ownTwilio(api, fake, given, secret);
    return { fake, result: await testTwilio(api.services, { app: api.app.id, env: 'live' }, connector) };
  };

  test('right credentials are accepted, and nothing is sent', async () => {
    const { fake, result } = await tryOut({});
    expect(result).toMatchObject({ ok: true, title: 'Twilio takes these values' });
    expect(fake.sent).toEqual([]);
  });

  test.each([
    ['a wrong secret', {}, 'not the token', 'secret is wrong'],
    ['another account', { accountSid: `AC${'1'.repeat(32)}`, apiKeySid: twilioAccount.apiKeySid }, twilioAccount.apiKeySecret, 'no such account'],
    ['an address inside the network', { baseUrl: 'http://127.0.0.1:8080' }, twilioAccount.token, 'private network'],
  ])('OUT-03 %s is told in our words', async (_, given, secret, words) => {
    const { result } = await tryOut(given, secret);
    expect(result.ok).toBe(false);
    expect(result.advice).toContain(words);
  });
});

describe('MOB-5 MOB-4 the fallback chain goes on to e-mail', () => {
  const add = async (api: TestApi, id: string, number: string) => {
    const email = `${id}@example.org`;
    const identifiers = [
      { kind: 'phone', canonical: number, verified: true },
      { kind: 'email', canonical: email, verified: true },
    ] as const;
    await api.services.storage.users.create(
      { app: api.app.id, env: 'live' },
      { id, status: 'active', attributes: { phone: number, email }, identifiers: [...identifiers] },
      0,
    );
  };
  const chain = async (state: FakeTwilio['state']) => {
    const fake = await twilio();
    const api = await open(envFor(fake), 'added');
    await add(api, 'ada', phone);
    await add(api, 'bob', '+4917612345678');
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }, { fromRecord: true }));
    fake.state = state;
    return { fake, api };
  };

  test.each(['down', 'rate'] as const)('REL-13 while the service is %s; after five failures it is not asked any more', async (state) => {
    const { fake, api } = await chain(state);
    const step = await name(api, phone);
    expect(step).toMatchObject({ node: 'mail', challenge: { kind: 'code' } });
    expect(step.challenge).not.toHaveProperty('sent_to');
    expect(api.mails.at(-1)?.to).toBe('ada@example.org');
    expect(stepOf(await api.submit(step, 'submit', { code: api.code() })).kind).toBe('done');
    for (let time = 1; time < 5; time += 1) await name(api, time % 2 === 0 ? phone : '+4917612345678');
    expect(fake.seen).toBe(5);
    expect((await name(api, '+4917612345678')).node).toBe('mail');
    expect(fake.seen).toBe(5);
    fake.state = 'up';
    api.clock.advance(31_000);
    expect((await name(api, phone)).node).toBe('sms');
  });

  test('REL-13 when the service does not answer: the app waits, and has the mail after 5 s', async () => {
    const { api } = await chain('hang');
    const first = await name(api, phone);
    expect(first.kind).toBe('wait');
    expect((await settled(api, first, 8)).node).toBe('mail');
    expect(api.mails.at(-1)?.to).toBe('ada@example.org');
  }, 20_000);

  test('OTP-06 a stranger’s number looks the same, and nobody gets mail', async () => {
    const { api } = await chain('down');
    const [known, stranger] = [await name(api, phone), await name(api, '+4917712345678')];
    const look = ({ challenge, fields, actions, problems, node, kind }: WireStep) =>
      JSON.stringify({ challenge, fields, actions, problems, node, kind }).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'some time');
    expect(look(stranger)).toBe(look(known));
    expect(api.mails.map(({ to }) => to)).toEqual(['ada@example.org']);
  });

  test('one refused number does not close the service for others', async () => {
    const { fake, api } = await chain('up');
    fake.refuse('+4917612345678', 400, 21614);
    for (let time = 0; time < 5; time += 1) expect((await name(api, '+4917612345678')).node).toBe('mail');
    expect((await name(api, phone)).node).toBe('sms');
  });
});

describe('MOB-5 the quota that comes with the server', () => {
  test('is used first; when it is used up nothing is sent, and the own account takes over', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake, 2));
    await api.publish(smsFlow({ countries: ['DE'] }));
    expect((await signIn(api, fake)).kind).toBe('done');
    expect((await name(api, '+4915212345678')).kind).toBe('ask');
    expect((await name(api, '+4915212345679')).kind).toBe('failed');
    expect(fake.sent).toHaveLength(2);
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }));
    expect((await name(api, '+4915212345679')).kind).toBe('ask');
    expect(fake.sent).toHaveLength(3);
  });

  test('is none by default, and without a service nothing is sent', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake, 0));
    await api.publish(smsFlow({ countries: ['DE'] }));
    expect((await name(api, phone)).kind).toBe('failed');
    expect(fake.seen).toBe(0);
  });
});

describe('MOB-5 any other service over HTTP', () => {
  const http = async (settings: object, answer = { status: 200, body: '{"ok":true}' }) => {
    const service = await listenHttp((_request, response) => {
      response.writeHead(answer.status).end(answer.body);
    });
    const api = await open({ EGRESS_ALLOW: new URL(service.url).host, MAIL_CAPTURE: '0' });
    const given = { url: `${service.url}/send?v=1`, countries: ['DE'], messagesPerDay: 10, ...settings };
    await api.publish(smsFlow({ connector: await connect(api, 'sms-http', given, { key: 'k "1"&' }) }));
    return { service, step: await name(api, phone) };
  };

  test('JSON with fields within fields, a header with the key', async () => {
    const { service, step } = await http({
      method: 'POST',
      format: 'json',
      fields: [
        { name: 'message.recipient', value: '{to}' },
        { name: 'message.text', value: '{text}' },
        { name: 'key', value: '{key}' },
      ],
      headers: [{ name: 'Authorization', value: 'Bearer x{key}' }],
      success: '"ok":true',
    });
    expect(step.kind).toBe('ask');
    expect(service.seen).toMatchObject([
      { method: 'POST', path: '/send?v=1', headers: { authorization: 'Bearer xk "1"&', 'content-type': 'application/json' } },
    ]);
    expect(JSON.parse(service.seen[0]?.body ?? '')).toEqual({
      message: { recipient: phone, text: expect.stringMatching(/^\d{6} is/) },
      key: 'k "1"&',
    });
  });

  test('OUT-07 values stand in a form as they are, whatever they hold', async () => {
    const { service } = await http({ format: 'form', plus: false });
    const form = new URLSearchParams(service.seen[0]?.body);
    expect([...form.keys()]).toEqual(['to', 'text']);
    expect(form.get('to')).toBe('4915112345678');
  });

  test.each([
    ['another status', {}, { status: 500, body: '' }],
    ['a redirect', {}, { status: 302, body: '' }],
    ['an answer without the words that mean success', { success: '"ok":true' }, { status: 200, body: '{"ok":false}' }],
  ])('%s is no success', async (_, settings, answer) => {
    expect((await http(settings, answer)).step.kind).toBe('failed');
  });
});

describe('MOB-5 where nothing is sent', () => {
  const kept = async (api: TestApi, env: 'live' | 'sandbox') => {
    const mails = await api.services.storage.mailbox.list({ app: api.app.id, env }, 10);
    return mails.map(({ id, sealed }) => capturedBody.parse(JSON.parse(api.services.seal.open('mailbox', id, sealed))));
  };

  test('the sandbox keeps what its flows send, and signs in with it, whatever account they name', async () => {
    const fake = await twilio();
    const api = await open(envFor(fake));
    await api.publish(smsFlow({ connector: await ownTwilio(api, fake) }), 'sms');
    const post = (path: string, body: unknown) =>
      api.request(`/api/v1/sandbox/test${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const submit = async ({ run, state }: WireStep, inputs: object) => stepOf(await post(`/runs/${run}/submit`, { state, action: 'submit', inputs }));
    const asked = await submit(stepOf(await post('/flows/sms/runs', {})), { identifier: phone });
    expect(asked.node).toBe('sms');
    const [message] = await kept(api, 'sandbox');
    expect(message).toMatchObject({ channel: 'sms', to: phone, subject: '' });
    expect((await submit(asked, { code: codeIn(message?.text) })).kind).toBe('done');
    expect(fake.seen).toBe(0);
  });

  test('a server that keeps live mail keeps live SMS, too, as long as no account is named', async () => {
    const api = await open({ MAIL_CAPTURE: '1' });
    await api.publish(smsFlow({ countries: ['DE'] }));
    const step = await name(api, phone);
    expect(stepOf(await api.submit(step, 'submit', { code: codeIn((await kept(api, 'live'))[0]?.text) })).kind).toBe('done');
  });

  test('a preview keeps it in its world, before the account has any values', async () => {
    const api = await open();
    const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
    const now = api.services.clock.now();
    await api.services.storage.connectors.create({
      id: 'con_new',
      app: api.app.id,
      kind: 'sms-twilio',
      name: 'Twilio',
      status: 'active',
      createdAt: now,
      updatedAt: now,
    });
    if (flow === undefined) throw new Error('no flow');
    const graph = expandFlow(compactFlow.parse(smsFlow({ connector: 'con_new' })));
    const { worlds } = api.services;
    const preview = await openPreview({ services: api.services, worlds }, { app: api.app, flow, graph, consoleSession: 'session' });
    const post = (path: string, body: unknown) =>
      api.request(`/api/v1/preview/${preview.world}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [worldHeader]: preview.token },
        body: JSON.stringify(body),
      });
    const start = stepOf(await post('/flows/sign-in/runs', { client: { channel: 'hosted' } }));
    const asked = stepOf(await post(`/runs/${start.run}/submit`, { state: start.state, action: 'submit', inputs: { identifier: phone } }));
    expect(asked.node).toBe('sms');
    const live = await worlds.open(preview.world);
    const [message] = live === undefined ? [] : await previewInbox(api.services, live);
    expect(message).toMatchObject({ channel: 'sms', to: phone });
    expect(message?.text.split('\n').at(-1)).toBe(`@login.example.org #${codeIn(message?.text)}`);
    const done = await post(`/runs/${start.run}/submit`, { state: asked.state, action: 'submit', inputs: { code: codeIn(message?.text) } });
    expect(stepOf(done).kind).toBe('done');
  });
});
