import { afterEach, beforeEach, expect, test } from 'vitest';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { openPreview, type OpenedPreview } from '#server/engine/preview/open-preview.ts';
import { previewInbox, previewTrace } from '#server/engine/preview/trace.ts';
import { speakIn } from '#server/engine/preview/speak-in.ts';
import { updatePreview } from '#server/engine/preview/update-preview.ts';
import { createWorlds } from '#server/engine/preview/worlds.ts';
import { apiApp } from '#server/http/app.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { type Answer, codeFlow, problemOf, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

let api: TestApi;
let preview: OpenedPreview;
const graphOf = (flow: TestFlow) => expandFlow(compactFlow.parse(flow));
const deps = () => ({ services: api.services, worlds: api.services.worlds });
const world = async () => {
  const live = await api.services.worlds.open(preview.world);
  if (live === undefined) throw new Error('the world is gone');
  return live;
};

beforeEach(async () => {
  api = await testApi();
  const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
  if (flow === undefined) throw new Error('no flow');
  preview = await openPreview(deps(), { app: api.app, flow, graph: graphOf(codeFlow), consoleSession: 'session' });
});
afterEach(() => api.close());

const call = async (path: string, body?: unknown, headers: Record<string, string> = { [worldHeader]: preview.token }): Promise<Answer> => {
  const response = await apiApp(api.services).request(
    `/api/v1/preview/${preview.world}${path}`,
    {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...headers },
    },
    {},
  );
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
};
const start = async (email?: string) => stepOf(await call('/flows/sign-in/runs', email === undefined ? {} : { context: { email } }));
const submit = async (step: { run: string; state: string }, inputs: Record<string, unknown>) =>
  call(`/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs });
const newestCode = async () => /\b\d{6}\b/.exec((await previewInbox(api.services, await world()))[0]?.text ?? '')?.[0];

test('APP-3 the unsaved draft signs in on the real engine, and nothing leaves its world', async () => {
  const step = await start('ada@example.org');
  expect(step).toMatchObject({ node: 'code', flow: { version: 0 } });
  expect(api.mails).toEqual([]);
  const done = stepOf(await submit(step, { code: await newestCode() }));
  expect(done).toMatchObject({ kind: 'done', screen: 'home' });
  for (const env of ['live', 'sandbox'] as const) {
    const scope = { app: api.app.id, env };
    expect((await api.services.storage.users.page(scope, { limit: 10 })).total).toBe(0);
    expect(await api.services.storage.runs.list(scope, { limit: 10 })).toEqual([]);
  }
  const trace = await previewTrace(await world());
  expect(trace).toMatchObject({ run: step.run, node: 'home', status: 'done' });
  expect(trace.steps.flatMap(({ transitions }) => transitions.map(({ node, outcome }) => `${node}.${outcome}`))).toContain('code.verified');
});

test('OTP-02 moving the clock makes the code expire', async () => {
  const step = await start('ada@example.org');
  const code = await newestCode();
  const live = await world();
  live.settings = { ...live.settings, offsetMs: 6 * 60_000 };
  const late = stepOf(await submit(step, { code }));
  expect(late.kind).toBe('ask');
  expect(late.problems).toHaveLength(1);
});

test("FLOW-18 only the world's own token opens it, and not for ever", async () => {
  expect((await call('/flows/sign-in/runs', {}, {})).status).toBe(404);
  expect((await call('/flows/sign-in/runs', {}, { [worldHeader]: 'guess' })).status).toBe(404);
  api.clock.advance(2 * 60 * 60_000 + 1);
  expect((await call('/flows/sign-in/runs', {})).status).toBe(404);
});

test('an edit keeps the run where it is, redraws its screen, or starts again where its node is gone', async () => {
  const step = await start();
  const renamed: TestFlow = {
    ...codeFlow,
    nodes: { ...codeFlow.nodes, who: { type: 'identify.ask', config: { title: { text: 'who.title' } } } },
    strings: { 'who.title': 'Who goes there?' },
  };
  expect(await updatePreview(deps(), await world(), graphOf(renamed))).toMatchObject({ run: 'kept' });
  const redrawn = stepOf(await call(`/runs/${step.run}`, undefined, { [worldHeader]: preview.token, authorization: `Bearer ${step.state}` }));
  expect(redrawn.challenge.title.text).toBe('Who goes there?');

  const onCode = stepOf(await submit(redrawn, { [redrawn.fields[0]?.name ?? '']: 'ada@example.org' }));
  expect(await updatePreview(deps(), await world(), graphOf(codeFlow))).toMatchObject({ run: 'kept' });
  const kept = stepOf(await call(`/runs/${step.run}`, undefined, { [worldHeader]: preview.token, authorization: `Bearer ${onCode.state}` }));
  expect(stepOf(await submit(kept, { code: await newestCode() })).kind).toBe('done');

  const again = await start();
  const without: TestFlow = JSON.parse(JSON.stringify(codeFlow).replaceAll('who', 'person'));
  expect(await updatePreview(deps(), await world(), graphOf(without))).toMatchObject({ run: 'restart' });
  expect([409, 410]).toContain((await submit(again, { email: 'ada@example.org' })).status);
});

test('a draft with errors leaves the phone on the last one that compiled', async () => {
  const broken: TestFlow = { ...codeFlow, edges: { ...codeFlow.edges, 'who.given': 'in' } };
  const { issues, run } = await updatePreview(deps(), await world(), graphOf(broken));
  expect(run).toBe('unchanged');
  expect(issues.some((issue) => issue.severity === 'error')).toBe(true);
  expect((await start()).node).toBe('who');
});

test('another process continues the world from its row', async () => {
  const step = await start('ada@example.org');
  await api.services.worlds.saveAll();
  const elsewhere = createWorlds(api.services);
  const { realm } = (await elsewhere.enter(preview.world, preview.token)) ?? {};
  const record = await realm?.storage.runs.find(realm.scope, step.run);
  expect(record?.run.states.at(-1)?.kind).toBe('ask');
  expect(problemOf(await call('/runs/run_none/submit', { state: step.state, action: 'submit' })).code).toBe('not-found');
});

test('a draft that has never compiled says why, and stops saying so once it has', async () => {
  const flow = await api.services.storage.flows.bySlug(api.app.id, 'sign-in');
  if (flow === undefined) throw new Error('no flow');
  const broken = graphOf({ nodes: codeFlow.nodes, edges: {} });
  preview = await openPreview(deps(), { app: api.app, flow, graph: broken, consoleSession: 'session' });
  const errors = preview.issues.filter(({ severity }) => severity === 'error');
  expect(preview.blocked).toEqual({ problem: errors[0]?.message, count: errors.length });
  expect(await updatePreview(deps(), await world(), broken)).toMatchObject({ run: 'unchanged', blocked: preview.blocked });
  expect(await updatePreview(deps(), await world(), graphOf(codeFlow))).toMatchObject({ run: 'none', blocked: null });
  // Broken again, it runs on as it last was.
  expect(await updatePreview(deps(), await world(), broken)).toMatchObject({ run: 'unchanged', blocked: null });
  await start('ada@example.org');
});

test('EDITOR-16 the phone changes its language: the run stays where it is and goes on in the new one', async () => {
  const graph = graphOf(codeFlow);
  const code = graph.nodes['code'];
  if (code === undefined) throw new Error('it asks for a code');
  code.config['title'] = { text: 'code.title' };
  graph.languages = ['en', 'de'];
  graph.strings = { en: { 'code.title': 'Enter it' }, de: { 'code.title': 'Gib ihn ein' } };
  await updatePreview(deps(), await world(), graph);
  const step = await start('ada@example.org');
  expect(step.challenge.title.text).toBe('Enter it');
  const mails = (await previewInbox(api.services, await world())).length;
  await speakIn(api.services, await world(), 'de');
  const again = stepOf(await call(`/runs/${step.run}`, undefined, { [worldHeader]: preview.token, authorization: `Bearer ${step.state}` }));
  expect(again).toMatchObject({ node: 'code', challenge: { title: { text: 'Gib ihn ein' } } });
  // The code that was sent is still the one.
  expect(await previewInbox(api.services, await world())).toHaveLength(mails);
  expect(stepOf(await submit(again, { code: await newestCode() }))).toMatchObject({ kind: 'done' });
});
