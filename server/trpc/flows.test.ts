import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type ConsoleWorld, openConsoleWorld, textAt, valueAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let cookie: string;
let workspace: string;
let flow: string;
let count = 0;
const app = 'app';

const call = (path: string, input: unknown) => world.call(path, input, { cookie });
const ask = async (path: string, input: unknown) => {
  const answer = await call(path, input);
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
const rename = (id: string, name: string) => [{ op: 'add', path: ['nodes', id, 'name'], value: name }];
const save = (base: number, patches: unknown, label = 'Edit') => call('flows.save', { flow, base, label, patches });
const draft = async () => (await ask('flows.draft', { flow })).data;
const nodes = async (): Promise<string[]> => Object.keys(Object(valueAt(await ask('flows.draft', { flow }), 'graph', 'nodes')));

beforeAll(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  workspace = made.id;
  cookie = made.owner.cookie;
  await ask('apps.create', { workspace, slug: app, name: 'App' });
});
afterAll(() => world.close());
beforeEach(async () => {
  flow = textAt(await ask('flows.create', { app, slug: `flow-${(count += 1)}`, name: 'Sign in', template: 'sign-in' }), 'id');
});

describe('saving a draft', () => {
  test('a zone that is of another kind in a live flow of the app is a problem of the draft as it is saved, compiled and published', async () => {
    expect((await call('flows.publish', { flow, revision: 0, label: '' })).status).toBe(200);
    flow = textAt(await ask('flows.create', { app, slug: `flow-${(count += 1)}`, name: 'Other', template: 'open-site' }), 'id');
    const secure = [{ op: 'replace', path: ['zones', 'public', 'kind'], value: 'secure' }];
    expect(valueAt(await save(0, secure), 'issues')).toContainEqual(expect.objectContaining({ code: 'zone-kind-differs' }));
    expect(valueAt(await ask('flows.compile', { flow }), 'issues')).toContainEqual(expect.objectContaining({ code: 'zone-kind-differs' }));
    expect((await call('flows.publish', { flow, revision: 1, label: '' })).error?.fault.reasons?.join()).toContain('in another flow of this app');
  });

  test('each save is the next revision', async () => {
    const [first = ''] = await nodes();
    expect((await save(0, rename(first, 'One'))).data).toMatchObject({ kind: 'saved', revision: 1, since: [] });
    expect((await save(1, rename(first, 'Two'))).data).toMatchObject({ kind: 'saved', revision: 2, since: [] });
    expect(await draft()).toMatchObject({ revision: 2, graph: { nodes: { [first]: { name: 'Two' } } } });
  });

  test('changes to different places merge, and say below what they came', async () => {
    const [first = '', second = ''] = await nodes();
    await save(0, rename(first, 'Mine'));
    const merged = await save(0, rename(second, 'Yours'), 'Renamed');
    expect(merged.data).toMatchObject({ kind: 'saved', revision: 2, since: [{ revision: 1, author: 'Builder 1', label: 'Edit' }] });
    expect(await draft()).toMatchObject({ graph: { nodes: { [first]: { name: 'Mine' }, [second]: { name: 'Yours' } } } });
  });

  test('changes to the same place are a conflict: 409, theirs are shown, nothing is written', async () => {
    const [first = ''] = await nodes();
    await save(0, rename(first, 'Theirs'));
    const refused = await save(0, rename(first, 'Mine'));
    expect(refused.status).toBe(409);
    expect(refused.data).toMatchObject({ kind: 'conflict', revision: 1, since: [{ patches: rename(first, 'Theirs') }] });
    expect(await draft()).toMatchObject({ revision: 1, graph: { nodes: { [first]: { name: 'Theirs' } } } });
  });

  test('of many saves in one moment none that was acknowledged is lost', async () => {
    const ids = (await nodes()).slice(0, 6);
    const answers = await Promise.all(ids.map((id, index) => save(0, rename(id, `Name ${index}`))));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect(await draft()).toMatchObject({
      revision: ids.length,
      graph: { nodes: Object.fromEntries(ids.map((id, index) => [id, { name: `Name ${index}` }])) },
    });
  });

  test.each([
    ['that lead nowhere', [{ op: 'replace', path: ['nodes', 'gone', 'name'], value: 'x' }]],
    ['out of the schema', [{ op: 'add', path: ['nodes', 'new'], value: { type: 'x' } }]],
    ['with reserved names', [{ op: 'add', path: ['strings', '__proto__'], value: {} }]],
    ['over the bounds (FLOW-17)', [{ op: 'replace', path: ['languages'], value: Array.from({ length: 41 }, (_, index) => `x-l${index}`) }]],
  ])('patches %s are refused and write nothing', async (_, patches) => {
    expect((await save(0, patches)).status).toBe(422);
    expect(await draft()).toMatchObject({ revision: 0 });
  });

  test('a draft with errors is saved, and its problems come with the answer', async () => {
    const [first = ''] = await nodes();
    const answer = await save(0, [{ op: 'replace', path: ['nodes', first, 'type'], value: 'no.such-type' }]);
    expect(answer.data).toMatchObject({ kind: 'saved', issues: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) });
  });
});

describe('publishing', () => {
  const publish = (revision: number) => call('flows.publish', { flow, revision, label: 'Release' });
  const liveSlug = async () => (await world.services.realms.find('live', app))?.flow(`flow-${count}`);

  test('makes exactly what was seen live', async () => {
    expect(await liveSlug()).toBeUndefined();
    expect((await publish(0)).data).toMatchObject({ version: 1 });
    expect(await liveSlug()).toMatchObject({ version: 1 });
    const [first = ''] = await nodes();
    await save(0, rename(first, 'Later'));
    const stale = await publish(0);
    expect([stale.status, stale.error?.fault.code]).toEqual([409, 'conflict']);
  });

  test('an error stands in its way, with every reason', async () => {
    const edges = Object.keys(Object(valueAt(await ask('flows.draft', { flow }), 'graph', 'edges')));
    await save(
      0,
      edges.map((id) => ({ op: 'remove', path: ['edges', id] })),
    );
    const refused = await publish(1);
    expect(refused.status).toBe(422);
    expect(refused.error?.fault.reasons?.length).toBeGreaterThan(0);
    expect(await liveSlug()).toBeUndefined();
  });

  test('rolling back and restoring', async () => {
    const [first = ''] = await nodes();
    await publish(0);
    await save(0, [
      { op: 'add', path: ['nodes', first, 'name'], value: 'Second' },
      { op: 'replace', path: ['languages'], value: ['en', 'de'] },
    ]);
    expect((await publish(1)).data).toMatchObject({ version: 2 });
    expect((await ask('flows.compare', { flow, from: 1, to: 2 })).data).toMatchObject({
      diff: { nodes: { added: [], removed: [], changed: [{ id: first, what: ['name'] }] }, languages: { added: ['de'] } },
    });

    await ask('flows.activate', { flow, version: 1 });
    expect(await liveSlug()).toMatchObject({ version: 1 });
    expect((await ask('flows.versions', { flow })).data).toMatchObject([
      { version: 2, live: false },
      { version: 1, live: true, author: 'Builder 1', label: 'Release' },
    ]);

    expect((await ask('flows.restore', { flow, version: 1 })).data).toEqual({ revision: 2 });
    const restored = await ask('flows.draft', { flow });
    expect(valueAt(restored, 'graph')).toEqual((await ask('flows.versionGraph', { flow, version: 1 })).data);
    expect((await ask('flows.operations', { flow, after: 1 })).data).toMatchObject({ operations: [{ label: 'Restored version 1' }] });
    expect((await call('flows.activate', { flow, version: 9 })).status).toBe(404);
  });

  test('MOB-12 an access mode that the live version does not fit is told, and neither it nor an older one is made live again', async () => {
    const settings = (access: string) => ({
      app,
      settings: {
        name: 'App',
        access,
        defaultLanguage: 'en',
        lifetimes: { accessSeconds: 600, refreshSeconds: 3_600, absoluteSeconds: 7_200 },
        theme: { accent: '#274690', radius: 8 },
      },
    });
    const problems = async () =>
      z
        .array(z.object({ flow: z.string(), version: z.number(), problems: z.array(z.string()) }))
        .parse((await ask('flows.liveProblems', { app })).data)
        .filter((found) => found.flow === flow);
    await ask('apps.settings', settings('anyone'));
    flow = textAt(await ask('flows.create', { app, slug: `flow-${(count += 1)}`, name: 'Open', template: 'open-site' }), 'id');
    await publish(0);
    await save(0, [{ op: 'replace', path: ['languages'], value: ['en', 'de'] }]);
    await publish(1);
    expect(await problems()).toEqual([]);
    await ask('apps.settings', settings('registered'));
    expect(await problems()).toMatchObject([{ version: 2 }]);
    expect((await problems())[0]?.problems.length).toBeGreaterThan(0);
    const refused = await call('flows.activate', { flow, version: 1 });
    expect(refused.status).toBe(422);
    expect(refused.error?.fault.reasons?.length).toBeGreaterThan(0);
    expect(await liveSlug()).toMatchObject({ version: 2 });
    await ask('apps.settings', settings('anyone'));
    expect(await problems()).toEqual([]);
    await ask('flows.activate', { flow, version: 1 });
    await ask('apps.settings', settings('registered'));
  });

  test('is written into the audit log', async () => {
    await publish(0);
    await ask('flows.abortRuns', { flow, env: 'live' });
    const { data } = await ask('audit.list', { workspace });
    expect(data).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ action: 'flow.published', target: flow, detail: expect.objectContaining({ version: 1, label: 'Release' }) }),
        expect.objectContaining({ action: 'flow.runs-aborted', target: flow }),
      ]),
    });
  });
});

test('every template becomes a flow without errors in an app that has what it needs; connectors are filled in', async () => {
  for (const type of ['phone', 'pin']) await ask('columns.add', { app, column: { key: type, name: type, type, unique: false, options: [] } });
  for (const kind of ['oidc', 'directory']) await ask('connectors.create', { app, kind, name: kind });
  const { data } = await ask('flows.templates', { app });
  expect(Array.isArray(data) && data.length).toBeGreaterThan(0);
  for (const [index, { id }] of Object.values<{ id: string }>(Object(data)).entries()) {
    const made = textAt(await ask('flows.create', { app, slug: `template-${index}`, name: id, template: id }), 'id');
    const { issues } = Object.assign({ issues: [{ severity: '' }] }, (await ask('flows.compile', { flow: made })).data);
    expect(
      issues.filter(({ severity }) => severity === 'error'),
      id,
    ).toEqual([]);
  }
  expect((await call('flows.create', { app, slug: 'odd', name: 'Odd', template: 'no-such' })).status).toBe(422);
});
