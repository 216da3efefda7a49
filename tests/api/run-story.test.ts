import { afterEach, expect, test } from 'vitest';
import { resolveText } from '#flows/interpreter/resolve-text.ts';
import { codeFlow, stepOf, testApi, type TestApi } from '../support/api.ts';

let api: TestApi;
afterEach(() => api.close());

/** What each event of the newest run says people were told, in words. */
const story = async (run: string) => {
  const scope = { app: api.app.id, env: 'live' as const };
  const record = await api.services.storage.runs.find(scope, run);
  const plan = record && (await api.services.storage.flows.plan(record.plan));
  if (plan === undefined) throw new Error('the run has no plan');
  const events = await api.services.storage.runs.events(scope, run);
  return {
    events,
    told: events.map(({ transitions }) => transitions.flatMap(({ told = [] }) => told.map((phrase) => resolveText(plan, 'en', phrase).text))),
  };
};

test('LOG-02 a run’s story says why somebody was asked again, and not who they are', async () => {
  api = await testApi({ flow: codeFlow });
  const asked = await api.start('ada@example.org');
  const wrong = stepOf(await api.submit(asked, 'submit', { code: api.code() === '000000' ? '000001' : '000000' }));
  expect(wrong.problems).toHaveLength(1);
  const { events, told } = await story(wrong.run);
  expect(told.at(-1)).toEqual([wrong.problems[0]?.text.text]);
  expect(told.at(-1)?.[0]).toMatch(/\d/);
  expect(JSON.stringify(events)).not.toContain('ada@example.org');
});
