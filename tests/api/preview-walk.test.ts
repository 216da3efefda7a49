import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startAt as begin } from '#flows/interpreter/start-at.ts';
import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { openPreview, type OpenedPreview } from '#server/engine/preview/open-preview.ts';
import { startAt } from '#server/engine/preview/start-at.ts';
import { stepBack } from '#server/engine/preview/step-back.ts';
import { takeMocked } from '#server/engine/preview/take-mocked.ts';
import { previewInbox, previewTrace } from '#server/engine/preview/trace.ts';
import { updatePreview } from '#server/engine/preview/update-preview.ts';
import { createWorlds } from '#server/engine/preview/worlds.ts';
import { machineFor } from '#server/engine/machine-for.ts';
import { apiApp } from '#server/http/app.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { type Answer, codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

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

const call = async (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> => {
  const response = await apiApp(api.services).request(
    `/api/v1/preview/${preview.world}${path}`,
    {
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', [worldHeader]: preview.token, ...headers },
    },
    {},
  );
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
};
const start = async () => stepOf(await call('/flows/sign-in/runs', { context: { email: 'ada@example.org' } }));
const trace = async () => previewTrace(await world());
const ways = async () =>
  (await trace()).steps.flatMap(({ transitions }) =>
    transitions.map(({ node, outcome, mocked }) => `${node}.${outcome}${mocked === true ? ' (mocked)' : ''}`),
  );
const nobody: PinnedContext = { who: { kind: 'nobody' }, proofs: [], vars: {}, session: 'none' };
const ada = { kind: 'email', canonical: 'Ada@Example.org ' } as const;
const from = async (node: string, pinned: Partial<PinnedContext> = {}, outcome?: string) =>
  startAt(api.services, await world(), {
    node,
    pinned: { ...nobody, ...pinned },
    forced: outcome === undefined ? [] : [{ node, visit: 1, outcome }],
  });
const mock = async (node: string, outcome: string) => takeMocked(api.services, await world(), { kind: 'outcome', node, outcome });
const back = async () => stepBack(deps(), await world());
const usersInWorld = async () => {
  const live = await world();
  return (await live.storage.users.page(live.realm.scope, { limit: 10 })).rows;
};

describe('EDITOR-17 a run begins at any step', () => {
  test('knowing who stands there and what they have proven: the rest is the real engine', async () => {
    const begun = await from('in', { who: { kind: 'known', name: ada }, proofs: ['identifier'] });
    expect(await trace()).toMatchObject({ node: 'home', status: 'done' });
    expect(await usersInWorld()).toMatchObject([{ identifiers: [{ canonical: 'ada@example.org', verified: true }] }]);
    const [step] = (await trace()).steps;
    expect(step?.cause).toBe('from:in');
    expect(begun?.state).toMatch(/^\d+\./);
  });

  test('what is not granted is not there: without a proof nobody gets in', async () => {
    await from('in', { who: { kind: 'known', name: ada } });
    expect(await ways()).toEqual(['in.refused', 'deny.failed']);
  });

  test('the phone takes the run up by the state, and acts in it', async () => {
    const begun = await from('code', { who: { kind: 'new', name: ada } });
    const step = stepOf(await call(`/runs/${begun?.run}`, undefined, { authorization: `Bearer ${begun?.state}` }));
    expect(step).toMatchObject({ node: 'code', kind: 'ask' });
    const code = /\b\d{6}\b/.exec((await previewInbox(api.services, await world()))[0]?.text ?? '')?.[0];
    expect(stepOf(await call(`/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs: { code } }))).toMatchObject({ kind: 'done' });
    expect(api.mails).toEqual([]);
  });

  test('a session that the entry needs is there, live or locked, in this world only', async () => {
    await from('in', { who: { kind: 'known', name: ada }, session: 'locked' });
    const [user] = await usersInWorld();
    const live = await world();
    expect(await live.storage.sessions.list(live.realm.scope, user?.id ?? '')).toMatchObject([{ zone: 'secure', lockedAt: expect.any(Number) }]);
    for (const env of ['live', 'sandbox'] as const) {
      expect(await api.services.storage.sessions.list({ app: api.app.id, env }, user?.id ?? '')).toEqual([]);
    }
  });

  test('an unknown step, or one that no way leads to, is said and starts nothing', async () => {
    expect(await from('nowhere')).toBeUndefined();
    expect((await trace()).run).toBeNull();
  });

  test('a proof about nobody is refused', async () => {
    await expect(from('in', { proofs: ['knowledge'] })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('EDITOR-17 any outcome can be picked', () => {
  test('what the outcome promises is there: the proof, then the user; all marked as mocked', async () => {
    await start();
    await mock('code', 'verified');
    expect(await trace()).toMatchObject({ node: 'home', status: 'done' });
    expect(await ways()).toEqual(expect.arrayContaining(['code.verified (mocked)', 'register.registered', 'in.issued']));
    expect(await usersInWorld()).toHaveLength(1);
  });

  test('a step that asks nobody can be left by what it would not have done', async () => {
    await from('register', {}, 'known');
    expect(await ways()).toEqual(['register.known (mocked)', 'in.refused', 'deny.failed']);
    expect(await usersInWorld()).toHaveLength(1);
  });

  test('what follows can be picked with it, up to where the run stands again', async () => {
    await from('who');
    const forced = [
      { node: 'code', outcome: 'verified' },
      { node: 'register', outcome: 'refused' },
    ];
    await takeMocked(api.services, await world(), { kind: 'outcome', node: 'who', outcome: 'given', forced });
    expect((await ways()).slice(-4)).toEqual(['who.given (mocked)', 'code.verified (mocked)', 'register.refused (mocked)', 'deny.failed']);
  });

  test('who is asked for is made up where nobody has said it', async () => {
    await from('who');
    await mock('who', 'given');
    expect(await trace()).toMatchObject({ node: 'code', status: 'active' });
    expect((await previewInbox(api.services, await world()))[0]).toMatchObject({ to: 'ada@example.org' });
    expect(api.mails).toEqual([]);
  });

  test('a failure nobody wired goes back to the screen, as a real one would', async () => {
    await from('who');
    await mock('who', 'given');
    await mock('code', 'cannot-send');
    expect(await trace()).toMatchObject({ node: 'who', status: 'active' });
  });

  test('a wrong code is judged and counted by the step itself', async () => {
    await start();
    expect((await trace()).canBeWrong).toBe(true);
    await takeMocked(api.services, await world(), { kind: 'wrong', node: 'code' });
    const last = (await trace()).steps.at(-1);
    expect(last).toMatchObject({ cause: 'mock:wrong', transitions: [{ node: 'code', outcome: 'ask', told: [{ key: 'verify.email-code.wrong' }] }] });
  });

  test('an outcome of another step, an unknown one, and a walk that is over are refused', async () => {
    await start();
    await expect(mock('who', 'given')).rejects.toMatchObject({ code: 'stale-state' });
    await expect(mock('code', 'flying')).rejects.toMatchObject({ code: 'unknown-action' });
    await mock('code', 'verified');
    await expect(mock('home', 'x')).rejects.toMatchObject({ code: 'run-over' });
  });
});

describe('EDITOR-17 a walk goes back', () => {
  test('past the end and past the floor, with everything that was written', async () => {
    await from('who');
    await mock('who', 'given');
    await mock('code', 'verified');
    expect(await trace()).toMatchObject({ status: 'done', canStepBack: true });
    expect(await back()).toBe('back');
    expect(await trace()).toMatchObject({ node: 'code', status: 'active' });
    expect(await usersInWorld()).toHaveLength(0);
    expect(await back()).toBe('back');
    expect(await trace()).toMatchObject({ node: 'who', canStepBack: false });
    expect(await previewInbox(api.services, await world())).toEqual([]);
    expect(await back()).toBe('nowhere');
    await mock('who', 'given');
    expect(await trace()).toMatchObject({ node: 'code' });
  });

  test('in any process: the steps are kept with the world', async () => {
    await from('who');
    await mock('who', 'given');
    await api.services.worlds.save(await world());
    const other = createWorlds(api.services);
    const there = await other.open(preview.world);
    if (there === undefined) throw new Error('the world is gone');
    expect(await stepBack({ services: api.services, worlds: other }, there)).toBe('back');
    const after = await other.open(preview.world);
    expect(after && (await previewTrace(after))).toMatchObject({ node: 'who' });
  });

  test('after an edit it goes back on the draft as it is now, and an edit is no step', async () => {
    await from('who');
    await mock('who', 'given');
    const renamed: TestFlow = {
      ...codeFlow,
      nodes: { ...codeFlow.nodes, who: { type: 'identify.ask', config: { title: { text: 'who.title' } } } },
      strings: { 'who.title': 'Who goes there?' },
    };
    expect(await updatePreview(deps(), await world(), graphOf(renamed))).toMatchObject({ run: 'kept' });
    expect(await back()).toBe('back');
    expect(await trace()).toMatchObject({ node: 'who' });
    const live = await world();
    const record = await live.storage.runs.find(live.realm.scope, live.settings.run ?? '');
    expect(record?.run.states.at(-1)?.challenge.title.key).toBe('who.title');
  });
});

describe('FLOW-18 nobody but the console walks a preview like that', () => {
  test('live and sandbox runs refuse it in the engine, whoever asks', async () => {
    const step = await api.start('ada@example.org');
    const live = await world();
    for (const env of ['live', 'sandbox'] as const) {
      const realm = await api.services.realms.find(env, 'test');
      if (realm === undefined) throw new Error('no realm');
      const posing = { ...live, realm, settings: { ...live.settings, run: step.run } };
      await expect(startAt(api.services, posing, { node: 'in', pinned: nobody })).rejects.toMatchObject({ code: 'internal' });
      await expect(takeMocked(api.services, posing, { kind: 'outcome', node: 'code', outcome: 'verified' })).rejects.toMatchObject({
        code: 'internal',
      });
      await expect(stepBack(deps(), posing)).rejects.toMatchObject({ code: 'internal' });
    }
    const stored = await api.services.storage.runs.find({ app: api.app.id, env: 'live' }, step.run);
    expect(stored).toMatchObject({ status: 'active', run: { proofs: [] } });
  });

  test.each(['live', 'sandbox'])('the API of %s takes no step, no proofs and no outcome to start or go on with', async (env) => {
    const path = `/api/v1/${env}/test/flows/sign-in/runs`;
    const init = (body: unknown) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    for (const more of [{ node: 'in' }, { pinned: nobody }, { proofs: ['identifier'] }, { forced: [{ node: 'code', outcome: 'verified' }] }]) {
      expect((await api.request(path, init(more))).status).toBe(422);
    }
    // Only entries begin a run there; any other step is none.
    expect((await api.request(path, init({ entry: 'in' }))).status).toBe(422);
  });

  test('a node that is not in the plan begins nothing in the interpreter either', async () => {
    const live = await world();
    if (live.plan === undefined) throw new Error('no plan');
    const machine = machineFor(api.services, live.realm, live.plan, { run: 'r', flow: 'f', version: 0 });
    expect(await begin(machine, { node: 'gone', subject: {}, proofs: [], vars: {}, context: {}, locale: 'en' })).toBeUndefined();
  });
});
