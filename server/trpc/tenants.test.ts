import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ConsoleWorld, openConsoleWorld, textAt } from './testing/console-world.ts';

type Tenant = { workspace: string; cookie: string; app: string; flow: string; user: string; client: string };

let world: ConsoleWorld;
let ours: Tenant;
let theirs: Tenant;

const ask = async (path: string, input: unknown, cookie: string) => {
  const answer = await world.call(path, input, { cookie });
  expect(answer.status, answer.text).toBe(200);
  return answer;
};

const tenant = async (app: string): Promise<Tenant> => {
  const { id: workspace, owner } = await world.workspace(app);
  const { cookie } = owner;
  await ask('apps.create', { workspace, slug: app, name: app }, cookie);
  const flow = textAt(await ask('flows.create', { app, slug: 'sign-in', name: `Flow of ${app}`, template: 'sign-in' }, cookie), 'id');
  await ask('flows.publish', { flow, revision: 0, label: 'First' }, cookie);
  const user = textAt(
    await ask('users.create', { app, env: 'live', identifiers: { email: `person@${app}.org` }, attributes: { name: 'Canary' } }, cookie),
    'id',
  );
  const client = textAt(
    await ask(
      'clients.save',
      { app, env: 'live', name: 'Shop', kind: 'server', status: 'active', redirectUris: ['https://shop.example.org/in'], origins: [] },
      cookie,
    ),
    'id',
  );
  return { workspace, cookie, app, flow, user, client };
};

beforeAll(async () => {
  world = await openConsoleWorld();
  [ours, theirs] = [await tenant('ours'), await tenant('theirs')];
});
afterAll(() => world.close());

describe('TEN-01 the right on one’s own app says nothing about rows of another', () => {
  test.each([
    ['users.get', () => ({ app: ours.app, env: 'live', user: theirs.user })],
    ['users.change', () => ({ app: ours.app, env: 'live', user: theirs.user, status: 'disabled' })],
    ['users.remove', () => ({ app: ours.app, env: 'live', user: theirs.user })],
    ['users.revokeAllSessions', () => ({ app: ours.app, env: 'live', user: theirs.user })],
    ['clients.rotateSecret', () => ({ app: ours.app, env: 'live', client: theirs.client })],
    ['clients.remove', () => ({ app: ours.app, env: 'live', client: theirs.client })],
    [
      'clients.save',
      () => ({ app: ours.app, env: 'live', id: theirs.client, name: 'Taken over', kind: 'server', status: 'active', redirectUris: [], origins: [] }),
    ],
  ])('%s', async (path, input) => {
    const stranger = await world.call(path, input(), { cookie: ours.cookie });
    expect(stranger.status, stranger.text).toBe(404);
    const untouched = await ask('users.get', { app: theirs.app, env: 'live', user: theirs.user }, theirs.cookie);
    expect(untouched.data).toMatchObject({ user: { status: 'active' } });
    expect((await ask('clients.list', { app: theirs.app }, theirs.cookie)).data).toMatchObject([{ id: theirs.client, name: 'Shop' }]);
  });

  test('an environment is a border too', async () => {
    expect((await world.call('users.get', { app: ours.app, env: 'sandbox', user: ours.user }, { cookie: ours.cookie })).status).toBe(404);
    expect((await world.call('clients.remove', { app: ours.app, env: 'sandbox', client: ours.client }, { cookie: ours.cookie })).status).toBe(404);
  });

  test('IN-01 ids of two objects in one call are refused', async () => {
    const answer = await world.call('flows.draft', { flow: ours.flow, app: theirs.app }, { cookie: ours.cookie });
    expect(answer.status).toBe(400);
  });
});

describe('TEN-03 what belongs to others looks like nothing', () => {
  test('the answer is the same as for what does not exist', async () => {
    for (const [path, foreign, missing] of [
      ['apps.get', { app: theirs.app }, { app: 'nowhere' }],
      ['flows.draft', { flow: theirs.flow }, { flow: 'flw_nowhere' }],
      ['audit.list', { workspace: theirs.workspace }, { workspace: 'wsp_nowhere' }],
      ['users.get', { app: ours.app, env: 'live', user: theirs.user }, { app: ours.app, env: 'live', user: 'usr_nowhere' }],
    ] as const) {
      const [one, two] = [await world.call(path, foreign, { cookie: ours.cookie }), await world.call(path, missing, { cookie: ours.cookie })];
      expect(one.status).toBe(404);
      expect(one.text).toBe(two.text);
    }
  });

  test('lists, counts and searches are of one app only', async () => {
    expect((await ask('workspaces.list', undefined, ours.cookie)).data).toHaveLength(1);
    expect((await ask('users.page', { app: ours.app, env: 'live' }, ours.cookie)).data).toMatchObject({ total: 1, rows: [{ id: ours.user }] });
    expect((await ask('users.page', { app: ours.app, env: 'live', search: 'theirs' }, ours.cookie)).data).toMatchObject({ total: 0, rows: [] });
    expect((await ask('audit.list', { workspace: ours.workspace }, ours.cookie)).text).not.toContain(theirs.flow);
  });

  test('TEN-05 the same address is another person in another app', async () => {
    const twin = { env: 'live', identifiers: { email: 'twin@example.org' }, attributes: {} };
    await ask('users.create', { app: ours.app, ...twin }, ours.cookie);
    await ask('users.create', { app: theirs.app, ...twin }, theirs.cookie);
    const again = await world.call('users.create', { app: ours.app, ...twin }, { cookie: ours.cookie });
    expect([again.status, Object.keys(again.error?.fault.fields ?? {})]).toEqual([422, ['email']]);
  });
});

describe('TEN-04 secrets are write-only', () => {
  test('a client secret is told once; no list shows it or its hash', async () => {
    const { data } = await ask('clients.rotateSecret', { app: ours.app, env: 'live', client: ours.client }, ours.cookie);
    const { secret } = Object.assign({ secret: '' }, data);
    expect(secret.length).toBeGreaterThan(32);
    const hash = world.services.digest.hash(secret);
    const stored = await world.services.storage.clients.list(await idOf(ours.app));
    expect(stored.map(({ secretHash }) => secretHash)).toContain(hash);
    for (const path of ['clients.list', 'audit.list'] as const) {
      const { text } = await ask(path, path === 'audit.list' ? { workspace: ours.workspace } : { app: ours.app }, ours.cookie);
      expect(text).not.toContain(secret);
      expect(text).not.toContain(hash);
    }
  });

  test('a user’s password and PIN are never shown', async () => {
    const scope = { app: await idOf(ours.app), env: 'live' } as const;
    await world.services.storage.users.setPassword(scope, ours.user, 'canary-password-hash', Date.now());
    await world.services.storage.users.addColumn(scope.app, { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] }, 'z');
    await world.services.storage.users.update(scope, ours.user, { attributes: { pin: 'canary-pin' } }, Date.now());
    for (const [path, input] of [
      ['users.get', { user: ours.user }],
      ['users.page', {}],
    ] as const) {
      const { text } = await ask(path, { app: ours.app, env: 'live', ...input }, ours.cookie);
      expect(text).not.toContain('canary');
    }
    expect((await ask('users.get', { app: ours.app, env: 'live', user: ours.user }, ours.cookie)).data).toMatchObject({
      hasPassword: true,
      user: { attributes: { pin: true } },
    });
  });

  test('PWD-10 nobody sets a PIN for somebody else', async () => {
    const answer = await world.call(
      'users.change',
      { app: ours.app, env: 'live', user: ours.user, attributes: { pin: '1234' } },
      { cookie: ours.cookie },
    );
    expect(answer.error?.fault.fields).toEqual({ pin: 'A PIN is chosen by its user.' });
  });
});

test('TEN-08 a changed role holds from the next request on', async () => {
  const { id, cookie } = await world.builder({ workspace: ours.workspace, role: 'editor' });
  const rename = () => world.call('flows.rename', { flow: ours.flow, name: 'Renamed' }, { cookie });
  expect((await rename()).status).toBe(200);
  await world.services.storage.members.setRole(ours.workspace, id, 'viewer');
  expect((await rename()).status).toBe(403);
  await world.services.storage.members.setRole(ours.workspace, id, null);
  expect((await rename()).status).toBe(404);
});

test('the mailbox says who looked, and its mails open only there', async () => {
  const { services } = world;
  const scope = { app: await idOf(ours.app), env: 'live' } as const;
  const mail = { to: 'ada@example.org', subject: 'Your code', text: 'Your code is 123456.' };
  await services.storage.mailbox.keep({
    ...scope,
    id: 'ml_1',
    at: Date.now(),
    run: null,
    sealed: services.seal.seal('mailbox', 'ml_1', JSON.stringify(mail)),
  });
  expect((await ask('mailbox.open', { app: ours.app }, ours.cookie)).data).toMatchObject({ keeping: true, mails: [{ id: 'ml_1', ...mail }] });
  expect((await ask('mailbox.open', { app: ours.app, env: 'sandbox' }, ours.cookie)).data).toMatchObject({ keeping: true, mails: [] });
  const audit = await ask('audit.list', { workspace: ours.workspace }, ours.cookie);
  expect(audit.data).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ action: 'mailbox.opened-sandbox' })]) });
  expect(audit.data).toMatchObject({ entries: expect.arrayContaining([expect.objectContaining({ action: 'mailbox.opened', ip: '203.0.113.1' })]) });
  expect(audit.text, 'LOG-02').not.toContain('123456');
  expect((await ask('audit.verify', { workspace: ours.workspace }, ours.cookie)).data).not.toHaveProperty('broken');
});

const idOf = async (slug: string): Promise<string> => {
  const app = await world.services.storage.apps.bySlug(slug);
  if (app === undefined) throw new Error(`no app ${slug}`);
  return app.id;
};
