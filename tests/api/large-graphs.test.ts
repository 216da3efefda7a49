import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphLimits } from '#flows/graph/graph.ts';
import { type ConsoleWorld, openConsoleWorld, origin, textAt, valueAt } from '#server/trpc/testing/console-world.ts';

/** Drawings that are too much, at every door that takes one: refused within a second, and nobody else waits 200 ms for it (FLOW-17). */
let world: ConsoleWorld;
let cookie: string;
let flow: string;
let preview: string;
let drawing: { [key: string]: unknown };

const ask = async (path: string, input: unknown) => {
  const answer = await world.call(path, input, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
beforeAll(async () => {
  world = await openConsoleWorld();
  const { id: workspace, owner } = await world.workspace('Ours');
  cookie = owner.cookie;
  const app = textAt(await ask('apps.create', { workspace, slug: 'ours', name: 'Ours' }), 'slug');
  flow = textAt(await ask('flows.create', { app, slug: 'sign-in', name: 'Sign in', template: 'sign-in' }), 'id');
  drawing = Object(valueAt(await ask('flows.draft', { flow }), 'graph'));
  preview = textAt(await ask('preview.open', { flow, graph: drawing }), 'world');
});
afterAll(() => world.close());

const node = { type: 'screen.message', version: 1, zone: 'public', order: 'a0', position: { x: 0, y: 0 }, config: {} };
const many = (count: number, value: unknown) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, value]));
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const withGraph = (change: { [key: string]: unknown }) => JSON.stringify({ ...drawing, ...change });

/** Each as text, made before the clock starts. */
const graphs: Record<string, () => string> = {
  '10 MB': () => withGraph({ strings: { en: { 'n.title': 'x'.repeat(10_000_000) } } }),
  '100,000 whole nodes': () => withGraph({ nodes: many(100_000, node) }),
  '100,000 nodes that are nothing': () => withGraph({ nodes: many(100_000, {}) }),
  '100,000 wires that are nothing': () => withGraph({ edges: many(100_000, 0) }),
  '30,000 whole nodes': () => withGraph({ nodes: many(30_000, node) }),
  'one node over the limit': () => withGraph({ nodes: many(graphLimits.nodes + 1, node) }),
  '3 MB of one text': () => withGraph({ strings: { en: { 'n.title': 'x'.repeat(3_000_000) } } }),
  '100,000 texts': () => withGraph({ strings: { en: many(100_000, 'x') } }),
  '1,000,000 nothings': () => withGraph({ notes: Array.from({ length: 1_000_000 }, () => 0) }),
  '500,000 levels': () => withGraph({}).replace('"notes":{}', `"notes":${nested(500_000)}`),
  '30 levels': () => withGraph({ nodes: { a: { ...node, config: JSON.parse(nested(30)) } } }),
};

/** Where a graph comes in, as the text of a request's body. */
const doors: Record<string, (graph: string) => string> = {
  'flows.compile': (graph) => `{"flow":"${flow}","graph":${graph}}`,
  'preview.open': (graph) => `{"flow":"${flow}","graph":${graph}}`,
  'preview.update': (graph) => `{"flow":"${flow}","world":"${preview}","graph":${graph}}`,
  'flows.save': (graph) => `{"flow":"${flow}","base":0,"label":"Large","patches":[{"op":"replace","path":["nodes"],"value":${graph}}]}`,
};

const send = async (path: string, body: string) => {
  const headers = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    cookie: `__Host-sallyport=${cookie}`,
    origin,
  };
  const request = new Request(`${origin}/trpc/${path}`, { method: 'POST', headers, body });
  const stalls = monitorEventLoopDelay({ resolution: 5 });
  stalls.enable();
  // The first tick only starts the clock.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = process.cpuUsage();
  const answer = await world.handle(request, { address: '203.0.113.1' });
  const text = await answer.text();
  const { user, system } = process.cpuUsage(before);
  await new Promise((resolve) => setTimeout(resolve, 10));
  stalls.disable();
  const ms = (user + system) / 1_000;
  // Where the loop stood still for longer than the processor worked, other programs had it.
  return { status: answer.status, text, ms, stall: Math.min(stalls.max / 1e6, ms) };
};

/** The best of three: other programs on the machine take time as well, and what it costs at least is ours. */
const cheaply = async (path: string, body: string) => {
  let best = await send(path, body);
  for (let again = 0; again < 2 && (best.ms >= 1_000 || best.stall >= 200); again += 1) {
    const next = await send(path, body);
    best = { ...next, ms: Math.min(best.ms, next.ms), stall: Math.min(best.stall, next.stall) };
  }
  if (process.env['SHOW_TIMES'] === '1') console.log(path, best.status, Math.round(best.ms), Math.round(best.stall), best.text.slice(0, 160));
  expect(best.ms).toBeLessThan(1_000);
  expect(best.stall).toBeLessThan(200);
  return best;
};

describe.each(Object.keys(doors))('FLOW-17 %s', (path) => {
  test.each(Object.keys(graphs))('%s', async (name) => {
    const body = doors[path]?.(graphs[name]?.() ?? '') ?? '';
    const answer = await cheaply(path, body);
    const told = answer.status >= 400 ? answer.text : JSON.stringify(JSON.parse(answer.text).result.data);
    // flows.compile answers with problems, the others refuse.
    expect(told).toMatch(
      path === 'flows.compile' && answer.status === 200 ? /"severity":"error"/ : /larger than|cannot be (read|saved)|too|deep|not right yet/,
    );
    expect(answer.status).toBeLessThan(500);
  });
});

test('FLOW-17 5,000 changes in one save, each of the whole text there may be', async () => {
  const patches = Array.from({ length: 5_000 }, (_, index) => ({ op: 'add', path: ['strings', 'en', `n${index}.title`], value: 'x'.repeat(700) }));
  expect((await cheaply('flows.save', JSON.stringify({ flow, base: 0, label: 'Many', patches }))).status).toBe(422);
});

test('FLOW-17 nothing of it was kept', async () => {
  expect(valueAt(await ask('flows.draft', { flow }), 'revision')).toBe(0);
});
