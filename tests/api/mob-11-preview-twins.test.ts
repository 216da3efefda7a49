import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { createWorlds } from '#server/engine/preview/worlds.ts';
import { apiApp } from '#server/http/app.ts';
import { wireStep } from '#server/http/openapi/schemas.ts';
import { worldHeader } from '#server/http/realm-of.ts';
import { type ConsoleWorld, openConsoleWorld, textAt } from '#server/trpc/testing/console-world.ts';
import { codeFlow, type TestFlow } from '../support/api.ts';

/** Two linked apps side by side in the phone: the edited draft of one, and the other as its sandbox is (MOB-11). */
const shopFlow: TestFlow = {
  nodes: {
    link: { type: 'entry.common-link' },
    guest: { type: 'user.create-guest' },
    visit: { type: 'session.issue' },
    lobby: { type: 'zone.screen', config: { buttons: [{ label: 'My account', to: { app: 'bank', entry: 'entry.common-link' } }] } },
  },
  edges: { 'link.opened': 'guest', 'guest.created': 'visit', 'visit.issued': 'lobby' },
};
const bankFlow: TestFlow = {
  nodes: { ...codeFlow.nodes, link: { type: 'entry.common-link' } },
  edges: { ...codeFlow.edges, 'link.opened': 'who' },
};

const graphOf = (flow: TestFlow) => expandFlow(compactFlow.parse(flow));
const opened = z.object({ world: z.string(), token: z.string(), twin: z.object({ name: z.string().nullable() }).nullable() });
const openedTwin = z.object({ frameUrl: z.string(), app: z.object({ name: z.string(), slug: z.string() }), start: z.object({ flow: z.string() }) });
const pass = z.object({ app: z.string(), twin: z.string(), expires_in: z.number() });
const tokens = z.object({ access_token: z.string() });

let world: ConsoleWorld;
let workspace: string;
let owner: string;
let flow: string;
let phone: z.infer<typeof opened>;

const ask = async (path: string, input: unknown, cookie = owner) => {
  const answer = await world.call(path, input, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};
const draw = async (app: string, slug: string, drawn: TestFlow): Promise<string> => {
  const id = textAt(await ask('flows.create', { app, slug, name: slug }), 'id');
  const { zones, nodes, edges, strings } = graphOf(drawn);
  const patches = Object.entries({ zones, nodes, edges, strings }).map(([key, value]) => ({ op: 'replace', path: [key], value }));
  await ask('flows.save', { flow: id, base: 0, label: 'Drawn', patches });
  return id;
};
const appOf = async (slug: string) => {
  const app = await world.services.storage.apps.bySlug(slug);
  if (app === undefined) throw new Error(`no app ${slug}`);
  return app;
};
const open = async (cookie = owner) => opened.parse((await ask('preview.open', { flow, graph: graphOf(shopFlow) }, cookie)).data);
const openTwin = async () => openedTwin.parse((await ask('preview.twin', { flow, world: phone.world })).data);

const never = (): never => {
  throw new Error('the world is gone');
};

type Side = 'own' | 'twin';
const send = async (side: Side, path: string, given: { body?: unknown; bearer?: string; token?: string; method?: string } = {}) => {
  const response = await apiApp(world.services).request(
    `/api/v1/preview/${phone.world}${side === 'twin' ? '.twin' : ''}${path}`,
    {
      method: given.method ?? (given.body === undefined ? 'GET' : 'POST'),
      headers: {
        'content-type': 'application/json',
        [worldHeader]: given.token ?? phone.token,
        ...(given.bearer !== undefined && { authorization: `Bearer ${given.bearer}` }),
      },
      ...(given.body !== undefined && { body: JSON.stringify(given.body) }),
    },
    {},
  );
  const body: unknown = await response.json();
  return { status: response.status, body };
};
const start = async (side: Side, body: Record<string, unknown> = {}) =>
  wireStep.parse((await send(side, `/flows/${side === 'own' ? 'shop' : 'bank'}/runs`, { body: { entry: 'link', ...body } })).body);
const submit = async (side: Side, { run, state }: { run: string; state: string }, inputs: Record<string, unknown>) =>
  wireStep.parse((await send(side, `/runs/${run}/submit`, { body: { state, action: 'submit', inputs } })).body);
const inbox = async () =>
  z
    .array(z.object({ app: z.string(), side: z.enum(['own', 'twin']), text: z.string() }))
    .parse((await ask('preview.inbox', { flow, world: phone.world })).data);
const guest = async (body: Record<string, unknown> = {}) => tokens.parse((await start('own', body)).result).access_token;
const member = async (body: Record<string, unknown> = {}, email = 'ada@example.org') => {
  const code = await submit('twin', await start('twin', body), { email });
  const [mail] = await inbox();
  return tokens.parse((await submit('twin', code, { code: /\b\d{6}\b/.exec(mail?.text ?? '')?.[0] })).result).access_token;
};
const passFrom = async (side: Side, bearer: string) => pass.parse((await send(side, '/twin', { method: 'POST', bearer })).body).twin;
const subjectOf = async (side: Side, bearer: string) => z.object({ sub: z.string() }).parse((await send(side, '/session', { bearer })).body).sub;

beforeEach(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  workspace = made.id;
  owner = made.owner.cookie;
  for (const [slug, name] of [
    ['shop', 'Shop'],
    ['bank', 'Bank'],
  ]) {
    await ask('apps.create', { workspace, slug, name });
    await ask('columns.add', { app: slug, column: { key: 'likes', name: 'Likes', type: 'text', unique: false, options: [] } });
  }
  await ask('apps.settings', {
    app: 'shop',
    settings: {
      name: 'Shop',
      access: 'anyone',
      defaultLanguage: 'en',
      lifetimes: { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 },
      theme: { accent: '#274690', radius: 8 },
    },
  });
  await ask('twins.link', { app: 'shop', twin: 'bank' });
  flow = await draw('shop', 'shop', shopFlow);
  await draw('bank', 'bank', bankFlow);
  phone = await open();
});
afterEach(() => world.close());

describe('MOB-11 two linked apps in one world', () => {
  test('the button leads across and back, and the person stays the same: as in live', async () => {
    expect(phone.twin).toEqual({ name: 'Bank' });
    expect(await openTwin()).toMatchObject({
      frameUrl: `/preview/${phone.world}.twin`,
      app: { name: 'Bank', slug: 'bank' },
      start: { flow: 'bank' },
    });
    const visitor = await guest();
    const live = await world.services.worlds.open(phone.world);
    const shop = live?.realm;
    const who = await subjectOf('own', visitor);
    await shop?.storage.users.update(shop.scope, who, { attributes: { likes: 'tea' } }, 0);

    // It proves nothing: the secured app asks what it always asks.
    const twin = await passFrom('own', visitor);
    const signedIn = await member({ twin });
    expect(z.looseObject({ likes: z.string() }).parse((await send('twin', '/userinfo', { bearer: signedIn })).body).likes).toBe('tea');

    expect(await subjectOf('own', await guest({ twin: await passFrom('twin', signedIn) }))).toBe(who);
    // Without a pass somebody else is met.
    expect(await subjectOf('own', await guest())).not.toBe(who);
    const inApps = await Promise.all(['shop', 'bank'].map(async (slug) => ({ app: (await appOf(slug)).id, env: 'sandbox' }) as const));
    for (const scope of inApps) expect((await world.services.storage.users.page(scope, { limit: 5 })).total).toBe(0);
  });

  test('messages of both are in one inbox, with the name of their app; the lit way is that of the edited flow', async () => {
    await openTwin();
    const own = await start('own');
    await member();
    expect((await inbox()).map(({ app, side }) => ({ app, side }))).toEqual([{ app: 'Bank', side: 'twin' }]);
    expect(z.object({ run: z.string() }).parse((await ask('preview.trace', { flow, world: phone.world })).data).run).toBe(own.run);
  });

  test('who is the same person in both sandboxes is so here', async () => {
    const { users, twins } = world.services.storage;
    const [shop, bank] = [(await appOf('shop')).id, (await appOf('bank')).id];
    const user = (id: string, email?: string) => ({
      id,
      status: 'active' as const,
      attributes: {},
      identifiers: email === undefined ? [] : [{ kind: 'email' as const, canonical: email, verified: true }],
    });
    await users.create({ app: shop, env: 'sandbox' }, user('usr_guest'), 0);
    await users.create({ app: bank, env: 'sandbox' }, user('usr_ada', 'ada@example.org'), 0);
    await twins.join('sandbox', { app: shop, user: 'usr_guest' }, { app: bank, user: 'usr_ada' });
    phone = await open();
    await openTwin();
    expect(await subjectOf('own', await guest({ twin: await passFrom('twin', await member()) }))).toBe('usr_guest');
  });

  test('another process continues both apps from the row', async () => {
    await openTwin();
    const step = await start('twin');
    await world.services.worlds.saveAll();
    const elsewhere = await createWorlds(world.services).enter(`${phone.world}.twin`, phone.token);
    const record = await elsewhere?.realm.storage.runs.find(elsewhere.realm.scope, step.run);
    expect(record?.run.states.at(-1)?.kind).toBe('ask');
  });
});

describe('MOB-11 limits of a world with two apps', () => {
  test('it brings 500 people of the edited app and 200 of the linked one at most, stays small, and ends after two hours for both', async () => {
    const { users } = world.services.storage;
    for (const slug of ['shop', 'bank']) {
      const scope = { app: (await appOf(slug)).id, env: 'sandbox' } as const;
      await Promise.all(
        Array.from({ length: 510 }, (_, index) =>
          users.create(
            scope,
            {
              id: `usr_${slug}_${index}`,
              status: 'active',
              attributes: { email: `${slug}${index}@example.org`, likes: 'tea' },
              identifiers: [{ kind: 'email', canonical: `${slug}${index}@example.org`, verified: true }],
            },
            index,
          ),
        ),
      );
    }
    phone = await open();
    await openTwin();
    const live = await world.services.worlds.open(phone.world);
    const people = async (realm = live?.realm) => (await realm?.storage.users.page(realm.scope, { limit: 1 }))?.total;
    expect([await people(), await people(live?.twin)]).toEqual([500, 200]);
    expect(live?.row.data.byteLength).toBeLessThan(1_600_000);
    expect((await send('twin', '/flows/bank/runs', { body: {} })).status).toBe(201);
    // The worlds' own clock is the server's.
    await world.services.storage.worlds.replace(
      { ...(live?.row ?? never()), revision: (live?.row.revision ?? 0) + 1, expiresAt: Date.now() - 1 },
      live?.row.revision ?? 0,
    );
    await world.services.worlds.saveAll();
    for (const side of ['own', 'twin'] as const) expect((await send(side, '/flows/bank/runs', { body: {} })).status).toBe(404);
  });
});

describe('MOB-11 TEN-05 what is refused', () => {
  test('a pass works once and for a minute; a forged one is none', async () => {
    await openTwin();
    const signedIn = await member({ twin: await passFrom('own', await guest()) });
    const twin = await passFrom('twin', signedIn);
    const first = await subjectOf('own', await guest({ twin }));
    expect(await subjectOf('own', await guest({ twin }))).not.toBe(first);
    expect(await subjectOf('own', await guest({ twin: 'A'.repeat(43) }))).not.toBe(first);
    const late = await passFrom('twin', signedIn);
    await ask('preview.clock', { flow, world: phone.world, offsetMs: 61_000 });
    expect(await subjectOf('own', await guest({ twin: late }))).not.toBe(first);
  });

  test('a locked session hands nobody over, and a token of one app is none in the other', async () => {
    await openTwin();
    const [visitor, signedIn] = [await guest(), await member()];
    expect((await send('own', '/twin', { method: 'POST' })).status).toBe(401);
    expect((await send('own', '/twin', { method: 'POST', bearer: signedIn })).status).toBe(401);
    expect((await send('twin', '/twin', { method: 'POST', bearer: visitor })).status).toBe(401);
    expect((await send('twin', '/session/lock', { method: 'POST', bearer: signedIn })).status).toBe(200);
    expect((await send('twin', '/twin', { method: 'POST', bearer: signedIn })).status).toBe(423);
  });

  test('apps that are parted meanwhile: no pass, no redeeming of an old one, and the other app is gone from the phone', async () => {
    await openTwin();
    const signedIn = await member({ twin: await passFrom('own', await guest()) });
    const [before, visitor] = [await passFrom('twin', signedIn), await guest()];
    await ask('twins.unlink', { app: 'bank' });
    expect((await send('own', '/twin', { method: 'POST', bearer: visitor })).status).toBe(404);
    expect((await send('twin', '/session', { bearer: signedIn })).status).toBe(404);
    const joined = (await world.services.worlds.open(phone.world))?.storage.twins;
    const known = await joined?.other({ app: (await appOf('bank')).id, env: 'sandbox' }, await subjectOfRow('ada@example.org'));
    expect(known?.user).toMatch(/^usr_/);
    expect(await subjectOf('own', await guest({ twin: before }))).not.toBe(known?.user);
    expect(await world.call('preview.twin', { flow, world: phone.world }, { cookie: owner })).toMatchObject({ status: 404 });
  });

  test('a world that was not opened for both has one app only', async () => {
    expect((await send('twin', '/flows/bank/runs', { body: {} })).status).toBe(404);
    expect((await send('own', '/twin', { method: 'POST', bearer: await guest() })).status).toBe(404);
    await openTwin();
    expect((await send('twin', '/flows/bank/runs', { body: {}, token: 'guess' })).status).toBe(404);
    expect((await send('twin', '/flows/bank/runs', { body: {} })).status).toBe(201);
  });

  test('who may not see the linked app is told so, and nothing else: not its name, not its people', async () => {
    const theirs = await world.workspace('Theirs');
    await ask('apps.create', { workspace: theirs.id, slug: 'vault', name: 'Vault' }, theirs.owner.cookie);
    const { twins } = world.services.storage;
    await twins.unlink((await appOf('shop')).id);
    await twins.link((await appOf('shop')).id, (await appOf('vault')).id);
    phone = await open();
    expect(phone.twin).toEqual({ name: null });
    const refused = await world.call('preview.twin', { flow, world: phone.world }, { cookie: owner });
    expect(refused).toMatchObject({ status: 403 });
    expect(refused.text).not.toMatch(/vault/i);
    expect((await send('twin', '/flows/bank/runs', { body: {} })).status).toBe(404);
  });

  test('an app in which nothing runs, and one that is switched off: the builder is told what to do', async () => {
    await ask('apps.create', { workspace, slug: 'empty', name: 'Empty' });
    await ask('twins.unlink', { app: 'shop' });
    await ask('twins.link', { app: 'shop', twin: 'empty' });
    phone = await open();
    const refused = await world.call('preview.twin', { flow, world: phone.world }, { cookie: owner });
    expect(refused).toMatchObject({ status: 409, error: { message: expect.stringContaining('no flow yet that can run') } });
  });
});

const subjectOfRow = async (email: string) => {
  const twin = (await world.services.worlds.open(phone.world))?.twin;
  return (await twin?.storage.users.byIdentifier(twin.scope, { kind: 'email', canonical: email }))?.id ?? '';
};
