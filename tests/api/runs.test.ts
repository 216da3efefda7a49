import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeFlow, problemOf, stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const signIn = async (email = 'ada@example.org') => {
  const step = await api.start(email);
  return stepOf(await api.submit(step, 'submit', { code: api.code() }));
};

describe('the main job', () => {
  test('MOB-3 MOB-4 APP-2 an address, a code, tokens and the secure zone', async () => {
    const asked = await api.start();
    expect(asked).toMatchObject({ kind: 'ask', node: 'who', can_back: false });
    const coded = stepOf(await api.submit(asked, asked.actions[0]?.id ?? '', { [asked.fields[0]?.name ?? '']: 'Ada@Example.org' }));
    expect(coded).toMatchObject({ kind: 'ask', node: 'code', can_back: true, challenge: { kind: 'code' } });
    expect(api.mails).toHaveLength(1);
    expect(api.mails[0]?.to).toBe('ada@example.org');
    const done = stepOf(await api.submit(coded, 'submit', { code: api.code() }));
    expect(done).toMatchObject({
      kind: 'done',
      screen: 'home',
      result: { token_type: 'Bearer', expires_in: 600, zone: { key: 'secure', kind: 'secure' } },
    });
    const session = await api.get('/session', { authorization: `Bearer ${done.result?.access_token}` });
    expect(session.status).toBe(200);
  });

  test('an address in the context skips the question; the second sign-in finds the same user', async () => {
    const first = await signIn();
    const second = await signIn();
    expect(first.result?.user_info).toMatchObject({ email: 'ada@example.org', email_verified: true });
    expect(first.result?.user_info?.sub).toBe(second.result?.user_info?.sub);
    expect(first.result?.session).not.toBe(second.result?.session);
  });
});

describe('FLOW-01 the server alone holds the current node', () => {
  test('an old state answers 409 with the current number and changes nothing', async () => {
    const asked = await api.start();
    const name = asked.fields[0]?.name ?? '';
    const action = asked.actions[0]?.id ?? '';
    stepOf(await api.submit(asked, action, { [name]: 'ada@example.org' }));
    const again = await api.submit(asked, action, { [name]: 'eve@example.org' });
    expect(again.status).toBe(409);
    expect(problemOf(again)).toMatchObject({ code: 'stale-state', current: expect.any(Number) });
    expect(api.mails).toHaveLength(1);
  });

  test('a future state is as wrong as an old one', async () => {
    const asked = await api.start();
    const [number, secret] = asked.state.split('.');
    const ahead = await api.post(`/runs/${asked.run}/submit`, {
      state: `${Number(number) + 1}.${secret}`,
      action: asked.actions[0]?.id,
      inputs: { email: 'ada@example.org' },
    });
    expect(problemOf(ahead).code).toBe('stale-state');
  });
});

describe('FLOW-02 IN-01 nothing malformed completes a step', () => {
  const bodies: [string, string, number][] = [
    ['an empty body', '', 400],
    ['an empty object', '{}', 422],
    ['an array', '[]', 422],
    ['a text', '"x"', 422],
    ['broken JSON', '{"state":', 400],
    ['an unknown field', '{"state":"1.aaaaaaaaaaaaaaaaaaaaaaaa","action":"verify","inputs":{},"node":"home"}', 422],
    ['a duplicate key', '{"state":"1.a","state":"1.b","action":"verify"}', 400],
    ['a prototype', '{"state":"1.a","action":"verify","inputs":{"__proto__":{}}}', 422],
    ['a constructor', '{"state":"1.a","action":"verify","constructor":{}}', 422],
    ['deep nesting', `{"state":"1.a","action":"verify","inputs":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`, 400],
  ];
  test.each(bodies)('%s', async (_, body, status) => {
    const step = await api.start('ada@example.org');
    const answer = await api.raw(`/runs/${step.run}/submit`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const still = stepOf(await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` }));
    expect(still.state).toBe(step.state);
  });

  test('another content type, too much, GET instead of POST', async () => {
    const step = await api.start('ada@example.org');
    const path = `/runs/${step.run}/submit`;
    expect((await api.raw(path, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' })).status).toBe(415);
    expect((await api.raw(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'state=1' })).status).toBe(
      415,
    );
    expect(
      (await api.raw(path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'content-length': '70000' } })).status,
    ).toBe(413);
    expect((await api.post(path, { state: step.state, action: 'submit', inputs: { code: 'x'.repeat(70_000) } }, {})).status).toBe(413);
    expect((await api.get(path)).status).toBe(404);
  });

  test('a wrong code is judged, not malformed: a new state with a problem that says nothing about accounts', async () => {
    const step = await api.start('ada@example.org');
    const wrong = stepOf(await api.submit(step, 'submit', { code: api.code() === '000000' ? '000001' : '000000' }));
    expect(wrong.kind).toBe('ask');
    expect(wrong.state).not.toBe(step.state);
    expect(wrong.problems).toHaveLength(1);
    expect(JSON.stringify(wrong)).not.toMatch(/account|registered|exist/i);
  });
});

test("FLOW-12 a run's id alone is useless, and a wrong secret looks like no run", async () => {
  const step = await api.start('ada@example.org');
  const wrong = `${step.state.split('.')[0]}.${'A'.repeat(43)}`;
  const forged = await api.post(`/runs/${step.run}/submit`, { state: wrong, action: 'submit', inputs: { code: api.code() } });
  const unknown = await api.post('/runs/run_nothing/submit', { state: wrong, action: 'submit', inputs: { code: api.code() } });
  expect([forged.status, unknown.status]).toEqual([404, 404]);
  expect({ ...problemOf(forged), correlation_id: '' }).toEqual({ ...problemOf(unknown), correlation_id: '' });
  expect((await api.get(`/runs/${step.run}`)).status).toBe(401);
  expect((await api.get(`/runs/${step.run}`, { authorization: `Bearer ${wrong}` })).status).toBe(404);
});

describe('FLOW-13 OTP-03 concurrent answers', () => {
  test('of twenty equal submissions one applies, one session is made, the rest get 409', async () => {
    const step = await api.start('ada@example.org');
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.submit(step, 'submit', { code: api.code() })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(19);
  });

  test('of twenty equal first answers one sends a mail', async () => {
    const step = await api.start();
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.submit(step, step.actions[0]?.id ?? '', { email: 'ada@example.org' })));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(api.mails).toHaveLength(1);
  });
});

describe('FLOW-14 an Idempotency-Key', () => {
  test('gives a retry the first answer, tokens included, and does nothing twice', async () => {
    const step = await api.start('ada@example.org');
    const send = () =>
      api.post(`/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code: api.code() } }, { 'idempotency-key': 'k1' });
    const first = stepOf(await send());
    const second = await send();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(stepOf(second)).toEqual(first);
  });

  test('a start retried sends one mail', async () => {
    const send = () => api.post('/flows/sign-in/runs', { context: { email: 'ada@example.org' } }, { 'idempotency-key': 'k2' });
    expect(stepOf(await send()).run).toBe(stepOf(await send()).run);
    expect(api.mails).toHaveLength(1);
  });

  test('with another body it is refused', async () => {
    const step = await api.start('ada@example.org');
    const send = (code: string) =>
      api.post(`/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code } }, { 'idempotency-key': 'k3' });
    await send('111111');
    expect(problemOf(await send('222222')).code).toBe('idempotency-mismatch');
  });
});

test('FLOW-15 a run ends on the version it began on', async () => {
  const old = await api.start('ada@example.org');
  await api.publish({ ...codeFlow, nodes: { ...codeFlow.nodes, home: { type: 'zone.screen', zone: 'secure', config: { screen: 'elsewhere' } } } });
  const fresh = await api.start('bob@example.org');
  expect([old.flow.version, fresh.flow.version]).toEqual([1, 2]);
  const code = /\b\d{6}\b/.exec(api.mails[0]?.text ?? '')?.[0];
  expect(stepOf(await api.submit(old, 'submit', { code })).screen).toBe('home');
  expect(stepOf(await api.submit(fresh, 'submit', { code: api.code() })).screen).toBe('elsewhere');
});

describe("FLOW-20 a run's lifetime by the server's clock", () => {
  test('idles out after 15 minutes', async () => {
    const step = await api.start('ada@example.org');
    api.clock.advance(15 * 60_000);
    expect(problemOf(await api.submit(step, 'submit', { code: api.code() })).code).toBe('run-expired');
    expect((await api.get(`/runs/${step.run}`, { authorization: `Bearer ${step.state}` })).status).toBe(410);
  });

  test('ends after 60 minutes however busy it is', async () => {
    let step = await api.start();
    const name = step.fields[0]?.name ?? '';
    for (let minutes = 0; minutes < 60; minutes += 10) {
      api.clock.advance(10 * 60_000);
      const answer = await api.submit(step, step.actions[0]?.id ?? '', { [name]: 'not an address' });
      if (minutes >= 50) expect(problemOf(answer).code).toBe('run-expired');
      else step = stepOf(answer);
    }
  });
});

test('FLOW-21 OTP-07 LOG-02 a code is in the mail and nowhere else', async () => {
  const step = await api.start('ada@example.org');
  expect(JSON.stringify(step)).not.toContain(api.code());
  expect(api.logged.join('\n')).not.toContain(api.code());
  const record = await api.services.storage.runs.find({ app: api.app.id, env: 'live' }, step.run);
  expect(JSON.stringify(record)).not.toContain(api.code());
  expect(JSON.stringify(record)).not.toContain(step.state.split('.')[1]);
});

describe('OTP-01..06 codes', () => {
  test('OTP-02 a code expires', async () => {
    const step = await api.start('ada@example.org');
    api.clock.advance(5 * 60_000 + 1);
    const late = stepOf(await api.submit(step, 'submit', { code: api.code() }));
    expect(late.kind).toBe('ask');
    expect(late.problems).toHaveLength(1);
  });

  test('OTP-04 a code of another run is refused', async () => {
    await api.start('ada@example.org');
    const other = api.code();
    const step = await api.start('bob@example.org');
    if (other === api.code()) return;
    expect(stepOf(await api.submit(step, 'submit', { code: other })).kind).toBe('ask');
  });

  test('OTP-05 five wrong tries end a code, and the right one is refused then', async () => {
    let step = await api.start('ada@example.org');
    const code = api.code();
    const wrong = code === '123456' ? '654321' : '123456';
    for (let tries = 0; tries < 5; tries += 1) {
      if (step.kind !== 'ask') break;
      step = stepOf(await api.submit(step, 'submit', { code: wrong }));
    }
    // With the address given by the app there is no screen to go back to: the run is refused.
    expect(step.kind).toBe('failed');
    expect(problemOf(await api.submit(step, 'submit', { code })).code).toBe('run-over');
  });

  test('OTP-06 sending again is refused within 60 s', async () => {
    const step = await api.start('ada@example.org');
    const resend = step.actions.find((action) => !action.primary && action.id !== 'back');
    expect(resend).toBeDefined();
    await api.submit(step, resend?.id ?? '');
    expect(api.mails).toHaveLength(1);
  });
});

test("APP-2 the flow's OpenAPI document names its entries and nodes", async () => {
  const { status, body } = await api.get('/flows/sign-in/openapi.json');
  expect(status).toBe(200);
  expect(JSON.stringify(body)).toContain('"start"');
  expect((await api.get('/openapi.json')).status).toBe(200);
  expect((await api.get('/flows/nothing/openapi.json')).status).toBe(404);
});

test('TEN-05 WEB-07 unknown apps and origins', async () => {
  expect((await api.raw('/../none/flows/sign-in/runs', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(
    404,
  );
  const foreign = await api.post('/flows/sign-in/runs', {}, { origin: 'https://evil.example' });
  expect(problemOf(foreign).code).toBe('origin-not-allowed');
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test.each([
  ['a broken bearer', { authorization: 'Bearer' }],
  ['control characters', { authorization: 'Bearer a\tb' }],
  ['basic nonsense', { authorization: 'Basic %%%' }],
  ['a long one', { authorization: `Bearer ${'x'.repeat(5_000)}` }],
])('IN-07 %s is a 401, never a 500', async (_, headers) => {
  const step = await api.start('ada@example.org');
  expect((await api.get(`/runs/${step.run}`, headers)).status).toBe(401);
  expect((await api.get('/session', headers)).status).toBe(401);
});
