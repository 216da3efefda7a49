import { afterEach, describe, expect, test } from 'vitest';
import type { WireStep } from '#flows/protocol/step.ts';
import { codeFlow, problemOf, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/** Whatever way back somebody finds, what they had proven is gone and what they must pass is the same (FLOW-06). */
let api: TestApi;
afterEach(() => api.close());

/** After the code a form, so that there is a screen to come back from. */
const formFlow: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    more: { type: 'screen.form', config: { fields: [{ type: 'text', name: 'name', label: 'Name' }] } },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: { ...codeFlow.edges, 'code.verified': 'more', 'more.submitted': 'register' },
};
const back = (step: WireStep) => api.post(`/runs/${step.run}/back`, { state: step.state });
const type = async (step: WireStep, inputs: Record<string, unknown>) => stepOf(await api.submit(step, 'submit', inputs));

describe('FLOW-06 going back', () => {
  const upToForm = async () => {
    api = await testApi({ flow: formFlow });
    const coded = await type(await api.start(), { email: 'ada@example.org' });
    const code = api.code();
    return { coded, code, form: await type(coded, { code }) };
  };

  test('drops the proof: the address is asked again, and the old code proves nothing', async () => {
    const { form, code } = await upToForm();
    expect(form.node).toBe('more');
    const asked = stepOf(await back(form));
    expect(asked.node).toBe('who');
    // The form that was open, by its field and by its number.
    expect(problemOf(await api.submit(asked, 'submit', { name: 'Ada' })).code).toBe('invalid-input');
    expect(problemOf(await api.submit(form, 'submit', { name: 'Ada' })).code).toBe('stale-state');
    api.clock.advance(61_000);
    const again = await type(asked, { email: 'ada@example.org' });
    expect(again.node).toBe('code');
    if (code !== api.code()) expect((await type(again, { code })).node).toBe('code');
  });

  test('FLOW-04 FLOW-10 another address after it: the code of the first is worth nothing for the second', async () => {
    const { form, code } = await upToForm();
    const other = await type(stepOf(await back(form)), { email: 'eve@example.org' });
    expect(api.mails.at(-1)?.to).toBe('eve@example.org');
    expect((await type(other, { code: code === api.code() ? '000000' : code })).node).toBe('code');
    const { state } = stepOf(await api.get(`/runs/${other.run}`, { authorization: `Bearer ${other.state}` }));
    const done = await type(await type({ ...other, state }, { code: api.code() }), { name: 'Eve' });
    expect(done.result?.user_info).toMatchObject({ email: 'eve@example.org' });
    expect(
      await api.services.storage.users.byIdentifier({ app: api.app.id, env: 'live' }, { kind: 'email', canonical: 'ada@example.org' }),
    ).toBeUndefined();
  });

  test('from the first screen, twice from one state, past the end: refused, nothing changes', async () => {
    const { coded, form } = await upToForm();
    expect(problemOf(await back(coded)).code).toBe('stale-state');
    const asked = stepOf(await back(form));
    expect(problemOf(await back(form)).code).toBe('stale-state');
    expect(problemOf(await back(asked)).code).toBe('cannot-go-back');
    const again = await type(asked, { email: 'bob@example.org' });
    const done = await type(await type(again, { code: api.code() }), { name: 'Bob' });
    expect(done.kind).toBe('done');
    expect(problemOf(await back(done)).code).toBe('run-over');
  });
});

describe('FLOW-06 starting again', () => {
  const office: TestFlow = {
    nodes: { ...codeFlow.nodes, range: { type: 'access.ip-range', config: { ranges: ['192.0.2.0/24'] } } },
    edges: { ...codeFlow.edges, 'start.started': 'range', 'range.inside': 'who', 'range.outside': 'deny' },
  };
  const startFrom = async (address: string, body: unknown = {}) =>
    api.request(
      '/api/v1/live/test/flows/sign-in/runs',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
      address,
    );

  test("FLOW-05 asks the entry's rules again: an address that was fine opens nothing for the next one", async () => {
    api = await testApi({ flow: office });
    expect(stepOf(await startFrom('192.0.2.7')).node).toBe('who');
    expect(stepOf(await startFrom('198.51.100.7')).kind).toBe('failed');
    expect(stepOf(await startFrom('not an address')).kind).toBe('failed');
  });

  test("no other way in can be named: not a node behind the rule, not another flow, not another client's", async () => {
    api = await testApi({ flow: office });
    for (const entry of ['who', 'in', 'home', 'session.issue', '', '__proto__', 'constructor']) {
      expect(problemOf(await startFrom('198.51.100.7', { entry })).code).toBe('invalid-input');
    }
    expect(problemOf(await startFrom('198.51.100.7', { client: { id: 'cli_nobody' } })).code).toBe('invalid-input');
    expect((await api.post('/flows/default/runs', {})).status).toBe(404);
    expect(stepOf(await startFrom('198.51.100.7', { entry: 'entry.sign-in', context: { email: 'ada@example.org' } })).kind).toBe('failed');
    expect(api.mails).toEqual([]);
  });

  test("the address is the connection's: nothing the app says about itself changes it", async () => {
    api = await testApi({ flow: office });
    const claimed = {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.7', 'x-real-ip': '192.0.2.7', forwarded: 'for=192.0.2.7' },
    };
    const parameters = { ip: '192.0.2.7', context: { ip: '192.0.2.7' } };
    const answer = await api.request(
      '/api/v1/live/test/flows/sign-in/runs',
      { ...claimed, body: JSON.stringify({ context: { parameters } }) },
      '198.51.100.7',
    );
    expect(stepOf(answer).kind).toBe('failed');
    expect(problemOf(await startFrom('198.51.100.7', { context: { ip: '192.0.2.7' } })).code).toBe('invalid-input');
  });

  test('OTP-05 tries are counted across runs: a new one is no way to guess on, and its right code has to wait', async () => {
    api = await testApi();
    let step = await api.start('ada@example.org');
    const wrong = api.code() === '123456' ? '654321' : '123456';
    for (let tries = 0; tries < 5; tries += 1) step = await type(step, { code: wrong });
    expect(step.kind).toBe('failed');
    const early = await api.start('ada@example.org');
    expect((await type(early, { code: api.code() })).kind).toBe('failed');
    api.clock.advance(31_000);
    expect((await type(await api.start('ada@example.org'), { code: api.code() })).kind).toBe('done');
  });
});
