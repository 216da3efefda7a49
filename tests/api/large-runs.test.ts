import { afterEach, describe, expect, test } from 'vitest';
import { problemOf, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/** A run has a bounded size (DESIGN section 6). What would not fit is refused as the input it is, never as a fault of the server. */
let api: TestApi;
afterEach(() => api.close());

const fields = Array.from({ length: 10 }, (_, index) => ({ type: 'text', name: `text${index}`, label: `Text ${index}`, maxLength: 1_000 }));
const longForms: TestFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    one: { type: 'screen.form', config: { fields } },
    two: { type: 'screen.form', config: { fields: fields.map((field) => ({ ...field, name: `more${field.name}` })) } },
    menu: {
      type: 'choose.menu',
      config: {
        options: [
          { id: 'again', name: 'Again' },
          { id: 'end', name: 'End' },
        ],
      },
    },
    deny: { type: 'end.deny' },
  },
  edges: { 'start.started': 'one', 'one.submitted': 'two', 'two.submitted': 'menu', 'menu.again': 'one', 'menu.end': 'deny' },
};
const texts = (prefix: string, length: number) => Object.fromEntries(fields.map(({ name }) => [`${prefix}${name}`, 'x'.repeat(length)]));

describe('IN-01 what does not fit into a run', () => {
  test('is refused at the start, and nothing is stored', async () => {
    api = await testApi();
    for (const size of [33_000, 60_000]) {
      const answer = await api.post('/flows/sign-in/runs', { context: { parameters: { note: 'x'.repeat(size) } } });
      expect(answer.status).toBe(422);
      expect(problemOf(answer).code).toBe('invalid-input');
    }
    expect(await api.services.storage.runs.list({ app: api.app.id, env: 'live' }, { limit: 10 })).toEqual([]);
  });

  test('is what people can go back to, before it is what they typed', async () => {
    api = await testApi({ flow: longForms });
    let step = await api.start();
    step = stepOf(await api.submit(step, 'submit', texts('', 1_000)));
    expect(step.node).toBe('two');
    // Two forms of 10 kB each, and a copy of what is known on each screen: the oldest screens are let go.
    step = stepOf(await api.submit(step, 'submit', texts('more', 1_000)));
    expect(step).toMatchObject({ kind: 'ask', node: 'menu', can_back: true });
    step = stepOf(await api.submit(step, 'again'));
    expect(step).toMatchObject({ kind: 'ask', node: 'one', can_back: false });
    expect(problemOf(await api.post(`/runs/${step.run}/back`, { state: step.state })).code).toBe('cannot-go-back');
  });

  test('is refused where it is typed, the run unchanged', async () => {
    api = await testApi({ flow: longForms });
    const started = stepOf(await api.post('/flows/sign-in/runs', { context: { parameters: { note: 'x'.repeat(25_000) } } }));
    const answer = await api.submit(started, 'submit', texts('', 1_000));
    expect(problemOf(answer).code).toBe('invalid-input');
    const still = stepOf(await api.get(`/runs/${started.run}`, { authorization: `Bearer ${started.state}` }));
    expect(still.state).toBe(started.state);
    expect(stepOf(await api.submit(started, 'submit', texts('', 10))).node).toBe('two');
  });
});

test('OTP-05 a run filled up to its bound is no way to guess without being counted', async () => {
  api = await testApi();
  const start = (size: number, email: string) => api.post('/flows/sign-in/runs', { context: { email, parameters: { note: 'x'.repeat(size) } } });
  let [fits, tooLarge] = [0, 33_000];
  for (let probe = 0; tooLarge - fits > 1; probe += 1) {
    const middle = Math.floor((fits + tooLarge) / 2);
    const { status } = await start(middle, `probe${probe}@example.org`);
    if (status === 201) fits = middle;
    else tooLarge = middle;
  }
  let step = stepOf(await start(fits, 'ada@example.org'));
  expect(step.node).toBe('code');
  const wrong = api.code() === '123456' ? '654321' : '123456';
  for (let tries = 0; tries < 5; tries += 1) {
    expect(step.kind).toBe('ask');
    step = stepOf(await api.submit(step, 'submit', { code: wrong }));
  }
  expect(step.kind).toBe('failed');
});
