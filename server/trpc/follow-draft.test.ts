import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConsoleWorld, openConsoleWorld, origin, textAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let flow: string;
let ours: { id: string; owner: { id: string; cookie: string } };

beforeAll(async () => {
  world = await openConsoleWorld();
  ours = await world.workspace('Ours');
  const call = (path: string, input: unknown) => world.call(path, input, { cookie: ours.owner.cookie });
  await call('apps.create', { workspace: ours.id, slug: 'app', name: 'App' });
  flow = textAt(await call('flows.create', { app: 'app', slug: 'sign-in', name: 'Sign in', template: 'sign-in' }), 'id');
});
afterAll(() => world.close());

const save = (base: number, name: string) =>
  world.call(
    'flows.save',
    { flow, base, label: 'Rename', patches: [{ op: 'replace', path: ['nodes', 'home', 'name'], value: name }] },
    { cookie: ours.owner.cookie },
  );

const listen = async (cookie: string, after: number) => {
  const abort = new AbortController();
  const response = await world.handle(
    new Request(`${origin}/trpc/flows.changes?input=${encodeURIComponent(JSON.stringify({ flow, after }))}`, {
      headers: { cookie: `__Host-sallyport=${cookie}` },
      signal: abort.signal,
    }),
    { address: '203.0.113.1' },
  );
  let text = '';
  const over = (async () => {
    if (response.body === null) return;
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) text += chunk;
  })().catch(() => undefined);
  return {
    status: response.status,
    over,
    abort: () => abort.abort(),
    revisions: () => [...text.matchAll(/"revision":(\d+)/g)].map(([, revision]) => Number(revision)),
    text: () => text,
  };
};

test('EDITOR-13 a stream says each new revision within a second, and nothing but its number', async () => {
  const stream = await listen(ours.owner.cookie, 0);
  await save(0, 'A name nobody else needs to hear');
  await expect.poll(stream.revisions, { timeout: 1_000 }).toEqual([1]);
  await save(1, 'Another');
  await expect.poll(stream.revisions, { timeout: 1_000 }).toEqual([1, 2]);
  expect(stream.text()).not.toContain('nobody else');
  stream.abort();
  const late = await listen(ours.owner.cookie, 0);
  await expect.poll(late.revisions, { timeout: 1_000 }).toEqual([2]);
  late.abort();
});

test('TEN-01 TEN-02 members of other workspaces and nobody in particular get no stream', async () => {
  const stranger = await world.workspace('Theirs');
  for (const cookie of [stranger.owner.cookie, 'wrong']) {
    const stream = await listen(cookie, 0);
    await stream.over;
    expect(stream.revisions()).toEqual([]);
    expect(stream.text()).toMatch(/serialized-error[\s\S]*"code":"(not-found|signed-out)"/);
  }
});

test('SES-04 a stream ends within a second or so of the session', async () => {
  const viewer = await world.builder({ workspace: ours.id, role: 'viewer' });
  const signedOut = await listen(viewer.cookie, 99);
  await world.call('account.signOut', {}, { cookie: viewer.cookie });
  const began = Date.now();
  await signedOut.over;
  expect(Date.now() - began).toBeLessThan(1_500);
});

test('SES-03 listening is no use of the session: it idles out under an open stream', async () => {
  const viewer = await world.builder({ workspace: ours.id, role: 'viewer' });
  world.wait(11 * 3_600_000);
  const stream = await listen(viewer.cookie, 99);
  expect(stream.status).toBe(200);
  world.wait(2 * 3_600_000);
  await stream.over;
});
