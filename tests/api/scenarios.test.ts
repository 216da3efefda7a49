import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readFlowFile, writeFlowFile } from '#flows/graph/flow-file.ts';
import { parseGraph } from '#flows/graph/parse-graph.ts';
import { scenario, scenarioLimits } from '#flows/scenario/scenario.ts';
import { apiApp } from '#server/http/app.ts';
import { wireStep } from '#server/http/openapi/schemas.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { testFlowFile } from '#server/scenarios/test-flow-file.ts';
import { type ConsoleWorld, openConsoleWorld, textAt, valueAt } from '#server/trpc/testing/console-world.ts';

/** Scenarios as a builder has them: kept from a walk in the phone, played on the draft, and in the way of publishing while one fails. */
let world: ConsoleWorld;
let workspace: string;
let owner: string;
let flow: string;
let count = 0;
const app = 'ours';

const call = (path: string, input: unknown, cookie = owner) => world.call(path, input, { cookie });
const ask = async (path: string, input: unknown, cookie = owner) => {
  const answer = await call(path, input, cookie);
  expect(answer.status, answer.text).toBe(200);
  return answer;
};

const listed = z.array(z.object({ id: z.string(), name: z.string(), required: z.boolean(), steps: z.number() }));
const ran = z.object({
  revision: z.number(),
  results: z.array(
    z.object({
      id: z.string(),
      result: z.object({
        status: z.enum(['passed', 'failed', 'broken']),
        problem: z.object({ at: z.number(), words: z.string(), node: z.string().optional(), expected: z.string().optional() }).optional(),
        canAccept: z.boolean(),
        path: z.array(z.unknown()),
        coverage: z.object({ nodes: z.array(z.string()), edges: z.array(z.string()) }),
        ms: z.number(),
      }),
    }),
  ),
  unreached: z.array(z.string()),
});
const list = async () => listed.parse((await ask('scenarios.list', { flow })).data);
const run = async (ids?: string[]) => ran.parse((await ask('scenarios.run', { flow, ...(ids && { ids }) })).data);
const exported = async () => z.array(scenario).parse((await ask('scenarios.export', { flow })).data);
const save = (base: number, patches: unknown) => ask('flows.save', { flow, base, label: 'Edit', patches });
const publish = (revision: number) => call('flows.publish', { flow, revision, label: '' });

/** A password is asked for between registering and signing in. */
const askPassword = [
  {
    op: 'add',
    path: ['nodes', 'choose'],
    value: { type: 'user.set-password', version: 1, zone: 'public', order: 'b0', position: { x: 900, y: 200 }, config: { onlyIfMissing: true } },
  },
  { op: 'replace', path: ['edges', 'register-registered', 'to'], value: 'choose' },
  { op: 'add', path: ['edges', 'choose-set'], value: { from: 'choose', outcome: 'set', to: 'start-session' } },
];

const inPhone = async ({ world: id, token }: { world: string; token: string }, path: string, body: unknown) => {
  const response = await apiApp(world.services).request(
    `/api/v1/preview/${id}${path}`,
    { method: 'POST', headers: { 'content-type': 'application/json', [worldHeader]: token }, body: JSON.stringify(body) },
    {},
  );
  return wireStep.parse(await response.json());
};
const openPhone = async () => {
  const graph = valueAt(await ask('flows.draft', { flow }), 'graph');
  return z.object({ world: z.string(), token: z.string() }).parse((await ask('preview.open', { flow, graph })).data);
};
const submit = (phone: { world: string; token: string }, step: { run: string; state: string }, inputs: Record<string, unknown>) =>
  inPhone(phone, `/runs/${step.run}/submit`, { state: step.state, action: 'submit', inputs });
const codeIn = async (phone: { world: string }) =>
  /(?<!\d)\d{6}(?!\d)/.exec(JSON.stringify((await ask('preview.inbox', { flow, world: phone.world })).data))?.[0] ?? '';
const signIn = async (phone: { world: string; token: string }, email: string) => {
  const asked = await submit(phone, await inPhone(phone, '/flows/' + slug() + '/runs', {}), { email });
  return submit(phone, asked, { code: await codeIn(phone) });
};
const slug = () => `flow-${count}`;

beforeAll(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  workspace = made.id;
  owner = made.owner.cookie;
  await ask('apps.create', { workspace, slug: app, name: 'Ours' });
});
afterAll(() => world.close());
beforeEach(async () => {
  count += 1;
  flow = textAt(await ask('flows.create', { app, slug: slug(), name: 'Sign in', template: 'sign-in' }), 'id');
});

describe('playing', () => {
  test('a template comes with scenarios that pass, and playing them twice comes out the same', async () => {
    const kept = await list();
    expect(kept.length).toBeGreaterThan(1);
    const [first, again] = [await run(), await run()];
    expect(first.results.map(({ result }) => result.status)).toEqual(kept.map(() => 'passed'));
    const timeless = ({ results }: z.infer<typeof ran>) => results.map(({ id, result: { ms: _, ...result } }) => ({ id, result }));
    expect(timeless(again)).toEqual(timeless(first));
    const covered = new Set(first.results.flatMap(({ result }) => result.coverage.nodes));
    expect([...covered]).toEqual(expect.arrayContaining(['start', 'email-code', 'password', 'register', 'home']));
  });

  test('FLOW-18 nothing of a play is left anywhere: no user, run, session or mail of the app', async () => {
    const found = await world.services.storage.apps.bySlug(app);
    const counts = async () => {
      const { storage } = world.services;
      const all = await Promise.all(
        (['live', 'sandbox'] as const).map(async (env) => {
          const scope = { app: found?.id ?? '', env };
          return [
            (await storage.users.page(scope, { limit: 1 })).total,
            (await storage.runs.list(scope, { limit: 5 })).length,
            (await storage.mailbox.list(scope, 5)).length,
          ];
        }),
      );
      return all.flat();
    };
    const before = await counts();
    await run();
    expect(await counts()).toEqual(before);
  });

  test('a draft with errors can play nothing, and says so', async () => {
    await save(0, [{ op: 'remove', path: ['edges', 'ask-email-given'] }]);
    const { results } = await run();
    expect(results.every(({ result }) => result.status === 'broken' && !result.canAccept)).toBe(true);
    expect(results[0]?.result.problem?.words).toMatch(/^The draft has problems/);
  });
});

describe('keeping a walk', () => {
  test('what was done in the phone becomes a scenario that passes; the code is read anew each time', async () => {
    const phone = await openPhone();
    expect((await signIn(phone, 'ada@example.org')).kind).toBe('done');
    const code = await codeIn(phone);
    const { id } = z.object({ id: z.string() }).parse((await ask('scenarios.keep', { flow, world: phone.world, name: 'Ada signs in' })).data);
    const kept = (await exported()).at(-1);
    expect(kept).toMatchObject({
      name: 'Ada signs in',
      entry: 'start',
      required: true,
      steps: [
        { do: 'answer', inputs: { email: 'ada@example.org' }, leads: { node: 'email-code', kind: 'ask' } },
        { do: 'answer', inputs: { code: { from: 'inbox', kind: 'code' } }, leads: { node: 'home', kind: 'done' } },
      ],
      expect: { end: { status: 'done', node: 'home', zone: 'secure' } },
    });
    expect(kept?.expect.path.at(-1)).toEqual({ node: 'start-session', outcome: 'issued' });
    expect(JSON.stringify(kept)).not.toContain(code);
    expect((await run([id])).results[0]?.result.status).toBe('passed');
  });

  test('SEC no password that was typed is kept, right or wrong; the second walk knows who was there before it', async () => {
    await save(0, askPassword);
    const phone = await openPhone();
    const secret = 'a secret nobody may ever see';
    const chosen = await submit(phone, await signIn(phone, 'eve@example.org'), { password: secret });
    expect(chosen.kind).toBe('done');
    await ask('scenarios.keep', { flow, world: phone.world, name: 'Eve chooses a password' });
    await ask('preview.device', { flow, world: phone.world, device: { online: false } });
    const asked = await submit(phone, await inPhone(phone, `/flows/${slug()}/runs`, {}), { email: 'eve@example.org' });
    expect(asked.node).toBe('password');
    const wrong = await submit(phone, asked, { password: 'another one entirely' });
    expect((await submit(phone, wrong, { password: secret })).kind).toBe('done');
    const { id } = z.object({ id: z.string() }).parse((await ask('scenarios.keep', { flow, world: phone.world, name: 'Eve without mail' })).data);
    const both = (await exported()).slice(-2);
    expect(JSON.stringify(both)).not.toMatch(/nobody may ever see|another one entirely/);
    expect(both[0]?.context.users).toEqual([]);
    expect(both[1]).toMatchObject({
      context: { online: false, users: [{ email: 'eve@example.org', has: ['password'] }] },
      steps: [
        {},
        { inputs: { password: { from: 'person', kind: 'password', wrong: true } } },
        { inputs: { password: { from: 'person', kind: 'password' } } },
      ],
    });
    const { results } = await run();
    expect(results.filter(({ result }) => result.status === 'passed').map((result) => result.id)).toEqual(expect.arrayContaining([id]));
    expect(results.at(-2)?.result.status).toBe('passed');
  });

  test('time that was let pass is part of it', async () => {
    const phone = await openPhone();
    const asked = await submit(phone, await inPhone(phone, `/flows/${slug()}/runs`, {}), { email: 'ada@example.org' });
    await ask('preview.clock', { flow, world: phone.world, offsetMs: 10 * 60_000 });
    const late = await submit(phone, asked, { code: await codeIn(phone) });
    expect(late.problems).toHaveLength(1);
    const { id } = z.object({ id: z.string() }).parse((await ask('scenarios.keep', { flow, world: phone.world, name: 'Too late' })).data);
    expect((await exported()).at(-1)?.steps).toMatchObject([{ do: 'answer' }, { do: 'wait', seconds: 600 }, { do: 'answer' }]);
    expect((await run([id])).results[0]?.result.status).toBe('passed');
  });

  test('EDITOR-17 an outcome that was taken by hand, and a wrong answer, are part of it', async () => {
    const phone = await openPhone();
    const asked = await submit(phone, await inPhone(phone, `/flows/${slug()}/runs`, {}), { email: 'ada@example.org' });
    expect(asked.node).toBe('email-code');
    await ask('preview.mock', { flow, world: phone.world, mocked: { kind: 'wrong', node: 'email-code' } });
    await ask('preview.mock', { flow, world: phone.world, mocked: { kind: 'outcome', node: 'email-code', outcome: 'verified' } });
    const { id } = z.object({ id: z.string() }).parse((await ask('scenarios.keep', { flow, world: phone.world, name: 'By hand' })).data);
    expect((await exported()).at(-1)?.steps).toMatchObject([
      { do: 'answer', inputs: { email: 'ada@example.org' } },
      { do: 'answer', inputs: { code: { from: 'inbox', kind: 'code', wrong: true } }, leads: { node: 'email-code' } },
      { do: 'outcome', node: 'email-code', outcome: 'verified', leads: { node: 'home', kind: 'done' } },
    ]);
    expect((await run([id])).results[0]?.result.status).toBe('passed');
  });

  test('what was walked back is not part of it', async () => {
    const phone = await openPhone();
    await signIn(phone, 'ada@example.org');
    await ask('preview.back', { flow, world: phone.world });
    await ask('scenarios.keep', { flow, world: phone.world, name: 'Up to the code' });
    expect((await exported()).at(-1)).toMatchObject({
      steps: [{ do: 'answer', action: 'submit' }],
      expect: { end: { status: 'waiting', node: 'email-code' } },
    });
    expect((await run()).results.at(-1)?.result.status).toBe('passed');
  });

  test('where nobody has walked there is nothing to keep, and it says what to do', async () => {
    const phone = await openPhone();
    const refused = await call('scenarios.keep', { flow, world: phone.world, name: 'Nothing' });
    expect([refused.status, refused.error?.message]).toEqual([422, expect.stringContaining('Start again in the phone')]);
  });
});

test('what was kept here passes from its file too, without a server', async () => {
  const phone = await openPhone();
  await signIn(phone, 'ada@example.org');
  await ask('scenarios.keep', { flow, world: phone.world, name: 'Ada signs in' });
  const read = parseGraph(valueAt(await ask('flows.draft', { flow }), 'graph'));
  if (!read.ok) throw new Error('the draft cannot be read');
  const file = readFlowFile(writeFlowFile({ name: 'Sign in', slug: slug(), graph: read.graph, scenarios: await exported() }));
  if (!file.ok) throw new Error('the file cannot be read');
  const tested = await testFlowFile(file.file);
  expect(tested.scenarios.map(({ name, result }) => [name, result.status])).toEqual((await list()).map(({ name }) => [name, 'passed']));
});

describe('publishing', () => {
  test('is refused while a scenario fails, in words that say where it went; accepting the new path settles it', async () => {
    await save(0, askPassword);
    const { results } = await run();
    const failed = results.filter(({ result }) => result.status !== 'passed');
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]?.result).toMatchObject({
      status: 'failed',
      canAccept: true,
      problem: { at: 1, node: 'choose', expected: 'home', words: 'After the code was typed it went to “Set password”; expected “Home”.' },
    });
    const refused = await publish(1);
    expect([refused.status, refused.error?.fault.code]).toEqual([422, 'invalid']);
    expect(refused.error?.fault.reasons?.[0]).toContain('it went to “Set password”');
    for (const { id } of failed) await ask('scenarios.accept', { flow, id });
    expect((await run()).results.map(({ result }) => result.status)).toEqual(results.map(() => 'passed'));
    expect((await publish(1)).data).toMatchObject({ version: 1 });
    const { data } = await ask('audit.list', { workspace });
    expect(JSON.stringify(data)).toContain('"scenarios":["Somebody new signs in"');
  });

  test('one that is not required is not in the way, and who said so is in the audit log', async () => {
    await save(0, askPassword);
    for (const { id, result } of (await run()).results) if (result.status !== 'passed') await ask('scenarios.change', { flow, id, required: false });
    expect((await publish(1)).status).toBe(200);
    expect((await ask('audit.list', { workspace })).text).toContain('scenario.not-required');
  });

  test('without any scenario it goes as before', async () => {
    for (const { id } of await list()) await ask('scenarios.remove', { flow, id });
    await save(0, askPassword);
    expect((await publish(1)).status).toBe(200);
  });
});

describe('the list', () => {
  test('is renamed, copied, ordered and deleted', async () => {
    const [first, second] = await list();
    if (first === undefined || second === undefined) throw new Error('too few');
    await ask('scenarios.change', { flow, id: first.id, name: '  The usual way  ' });
    await ask('scenarios.move', { flow, id: first.id, to: 1 });
    expect((await list()).slice(0, 2).map(({ name }) => name)).toEqual([second.name, 'The usual way']);
    await ask('scenarios.duplicate', { flow, id: first.id });
    expect((await list())[2]?.name).toBe('The usual way (copy)');
    await ask('scenarios.remove', { flow, id: first.id });
    expect((await list()).map(({ id }) => id)).not.toContain(first.id);
    expect((await call('scenarios.remove', { flow, id: first.id })).status).toBe(404);
  });

  test('what a file brings is read strictly, all of it or nothing', async () => {
    const before = await exported();
    const [good] = before;
    for (const bad of [
      { ...good, extra: 1 },
      { ...good, steps: [{ do: 'answer', action: 'x', inputs: {}, code: '123456' }] },
      'text',
      null,
      { ...good, name: '' },
    ])
      expect((await call('scenarios.add', { flow, scenarios: [good, bad] })).status, JSON.stringify(bad)?.slice(0, 60)).toBe(422);
    const large = { ...good, context: { ...good?.context, parameters: { text: 'x'.repeat(scenarioLimits.bytes) } } };
    expect((await call('scenarios.add', { flow, scenarios: [large] })).error?.fault.reasons?.[0]).toContain('larger than');
    expect(await exported()).toEqual(before);
    await ask('scenarios.add', { flow, scenarios: before });
    expect(await exported()).toEqual([...before, ...before]);
  });

  test('a flow keeps so many and no more', async () => {
    const [good] = await exported();
    const room = scenarioLimits.perFlow - (await list()).length;
    await ask('scenarios.add', { flow, scenarios: Array.from({ length: room }, () => good) });
    const refused = await call('scenarios.add', { flow, scenarios: [good] });
    expect([refused.status, refused.error?.message]).toEqual([422, expect.stringContaining('at most 200')]);
    const { results, unreached } = await run();
    expect(results.length + unreached.length).toBe(scenarioLimits.perFlow);
  });

  test('TEN-05 a scenario of another flow is not there', async () => {
    const [mine] = await list();
    const theirs = await world.workspace('Theirs');
    await ask('apps.create', { workspace: theirs.id, slug: `theirs-${count}`, name: 'Theirs' }, theirs.owner.cookie);
    const other = textAt(
      await ask('flows.create', { app: `theirs-${count}`, slug: 'in', name: 'In', template: 'open-site' }, theirs.owner.cookie),
      'id',
    );
    for (const path of ['scenarios.accept', 'scenarios.change', 'scenarios.duplicate', 'scenarios.remove']) {
      expect((await call(path, { flow: other, id: mine?.id }, theirs.owner.cookie)).status, path).toBe(404);
      expect((await call(path, { flow, id: mine?.id }, theirs.owner.cookie)).status, path).toBe(404);
    }
    expect(ran.parse((await ask('scenarios.run', { flow: other, ids: [mine?.id] }, theirs.owner.cookie)).data).results).toEqual([]);
  });
});
