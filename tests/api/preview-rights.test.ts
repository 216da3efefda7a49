import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { apiApp } from '#server/http/app.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { wireStep } from '#server/http/openapi/schemas.ts';
import { type ConsoleWorld, openConsoleWorld, textAt, valueAt } from '#server/trpc/testing/console-world.ts';

/** Trying a draft is for those who may change it, touches nothing of theirs that is real, and sees none of it (FLOW-18). */
const opened = z.object({ world: z.string(), token: z.string(), frameUrl: z.string() });
type Opened = z.infer<typeof opened>;

let world: ConsoleWorld;
let workspace: string;
let owner: string;
let flow: string;
let app: string;
let graph: unknown;

const ask = async (path: string, input: unknown, cookie = owner) => {
  const answer = await world.call(path, input, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
const open = async (cookie = owner): Promise<Opened> => opened.parse((await ask('preview.open', { flow, graph }, cookie)).data);
const http = async (path: string, init: { method?: string; token?: string; bearer?: string; body?: unknown } = {}) => {
  const response = await apiApp(world.services).request(
    path,
    {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: {
        'content-type': 'application/json',
        ...(init.token !== undefined && { [worldHeader]: init.token }),
        ...(init.bearer !== undefined && { authorization: `Bearer ${init.bearer}` }),
      },
      ...(init.body !== undefined && { body: JSON.stringify(init.body) }),
    },
    {},
  );
  const body: unknown = await response.json();
  return { status: response.status, body };
};
const inPhone = ({ world: id, token }: Opened, path: string, body?: unknown) =>
  http(`/api/v1/preview/${id}${path}`, { token, ...(body !== undefined && { body }) });
const signIn = async (phone: Opened, email: string) => {
  const step = wireStep.parse((await inPhone(phone, '/flows/sign-in/runs', { context: { email } })).body);
  const inbox = JSON.stringify((await ask('preview.inbox', { flow, world: phone.world })).data);
  return wireStep.parse(
    (
      await inPhone(phone, `/runs/${step.run}/submit`, {
        state: step.state,
        action: 'submit',
        inputs: { code: /(?<!\d)\d{6}(?!\d)/.exec(inbox)?.[0] },
      })
    ).body,
  );
};

beforeAll(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  workspace = made.id;
  owner = made.owner.cookie;
  app = textAt(await ask('apps.create', { workspace, slug: 'ours', name: 'Ours' }), 'slug');
  flow = textAt(await ask('flows.create', { app, slug: 'sign-in', name: 'Sign in', template: 'sign-in' }), 'id');
  await ask('flows.publish', { flow, revision: 0, label: '' });
  graph = valueAt(await ask('flows.draft', { flow }), 'graph');
});
afterAll(() => world.close());

describe('FLOW-18 who may try a draft', () => {
  const calls = (phone: Opened): [string, unknown][] => [
    ['preview.open', { flow, graph }],
    ['preview.update', { flow, world: phone.world, graph }],
    ['preview.clock', { flow, world: phone.world, offsetMs: 1 }],
    ['preview.device', { flow, world: phone.world, device: { online: false } }],
    ['preview.restart', { flow, world: phone.world }],
    ['preview.inbox', { flow, world: phone.world }],
    ['preview.trace', { flow, world: phone.world }],
    ['preview.close', { flow, world: phone.world }],
  ];

  test('nobody who only looks on, nobody of another workspace, nobody signed out', async () => {
    const phone = await open();
    const viewer = (await world.builder({ workspace, role: 'viewer' })).cookie;
    const stranger = (await world.workspace('Theirs')).owner.cookie;
    for (const [path, input] of calls(phone)) {
      expect((await world.call(path, input, { cookie: viewer })).status, path).toBe(403);
      expect((await world.call(path, input, { cookie: stranger })).status, path).toBe(404);
      expect((await world.call(path, input)).status, path).toBe(401);
    }
  });

  test('another editor has a world of their own: this one is not there for them, and its token opens no other', async () => {
    const phone = await open();
    const editor = (await world.builder({ workspace, role: 'editor' })).cookie;
    const theirs = await open(editor);
    for (const [path, input] of calls(phone).slice(1)) expect((await world.call(path, input, { cookie: editor })).status, path).toBe(404);
    expect((await http(`/api/v1/preview/${theirs.world}/flows/sign-in/runs`, { token: phone.token, body: {} })).status).toBe(404);
    expect((await inPhone(phone, '/flows/sign-in/runs', {})).status).toBe(201);
  });

  test('with the console session its worlds end', async () => {
    const leaving = (await world.builder({ workspace, role: 'editor' })).cookie;
    const phone = await open(leaving);
    await ask('account.signOut', undefined, leaving);
    expect((await inPhone(phone, '/flows/sign-in/runs', {})).status).toBe(404);
  });
});

describe('FLOW-18 what a draft can reach', () => {
  test('TEN-05 tokens of the phone are worth nothing outside, and those outside nothing in the phone', async () => {
    const phone = await open();
    const done = await signIn(phone, 'ada@example.org');
    const access = done.result?.access_token ?? '';
    expect((await http(`/api/v1/preview/${phone.world}/session`, { token: phone.token, bearer: access })).status).toBe(200);
    for (const base of ['/api/v1/live/ours', '/api/v1/sandbox/ours', `/api/v1/preview/${(await open()).world}`]) {
      expect((await http(`${base}/session`, { bearer: access })).status, base).toBeGreaterThanOrEqual(401);
      expect((await http(`${base}/runs/${done.run}`, { bearer: done.state })).status, base).toBe(404);
    }
    const real = wireStep.parse((await http('/api/v1/live/ours/flows/sign-in/runs', { body: {} })).body);
    expect((await http(`/api/v1/preview/${phone.world}/runs/${real.run}`, { token: phone.token, bearer: real.state })).status).toBe(404);
  });

  test('KEY-01 TEN-04 no person, key, client or mail of the live app is in its world', async () => {
    const { services } = world;
    const found = await services.storage.apps.bySlug('ours');
    const live = { app: found?.id ?? '', env: 'live' } as const;
    await services.storage.users.create(
      live,
      {
        id: 'usr_live',
        status: 'active',
        attributes: { email: 'secret-person@example.org' },
        identifiers: [{ kind: 'email', canonical: 'secret-person@example.org', verified: true }],
      },
      0,
    );
    const jwks = JSON.stringify((await http('/api/v1/live/ours/.well-known/jwks.json')).body);
    const phone = await open();
    await signIn(phone, 'tester@example.org');
    await services.worlds.saveAll();
    const row = await services.storage.worlds.find(phone.world);
    const data = Buffer.from(row?.data ?? new Uint8Array()).toString('latin1');
    expect(data).toContain('tester@example.org');
    expect(data).not.toContain('secret-person');
    expect(jwks).not.toBe(JSON.stringify((await inPhone(phone, '/.well-known/jwks.json')).body));
    expect(await services.storage.users.byIdentifier(live, { kind: 'email', canonical: 'tester@example.org' })).toBeUndefined();
    // Who signs in there is new there, whoever they are outside.
    expect((await signIn(phone, 'secret-person@example.org')).result?.user_info).not.toMatchObject({ sub: 'usr_live' });
  });

  test("the world's token is stored as its hash and stands in no address that is sent", async () => {
    const phone = await open();
    const row = await world.services.storage.worlds.find(phone.world);
    expect(JSON.stringify({ ...row, data: '' })).not.toContain(phone.token);
    expect(new URL(phone.frameUrl, 'http://localhost').pathname).not.toContain(phone.token);
    expect(JSON.stringify(world.logged)).not.toContain(phone.token);
  });
});
