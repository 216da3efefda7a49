import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareFirstStart } from '../console/members/prepare-first-start.ts';
import { type ConsoleWorld, openConsoleWorld } from './testing/console-world.ts';

let world: ConsoleWorld;
beforeAll(async () => {
  world = await openConsoleWorld();
});
afterAll(() => world.close());

const owner = { email: 'Ada@Example.org', name: 'Ada', password: 'correct horse battery staple', workspace: 'Engines' };

test('KEY-02 nobody becomes owner without the one-time link', async () => {
  expect((await world.call('account.state', undefined)).data).toEqual({ setUp: false, signedIn: false });
  expect((await world.call('account.setUp', { token: '', ...owner })).status).toBe(403);
  await prepareFirstStart(world.services);
  for (const token of ['', 'guess', 'undefined']) expect((await world.call('account.setUp', { token, ...owner })).status).toBe(403);
  expect(await world.services.storage.members.count()).toBe(0);
});

test('KEY-02 the link is made anew at each start, works once, and makes one owner of concurrent ones', async () => {
  const old = (await prepareFirstStart(world.services))?.split('#')[1];
  const link = await prepareFirstStart(world.services);
  const token = link?.split('#')[1] ?? '';
  expect(link).toBe(`http://localhost:3000/set-up#${token}`);
  expect((await world.call('account.setUp', { token: old, ...owner })).status).toBe(403);

  const weak = await world.call('account.setUp', { token, ...owner, password: 'short' });
  expect([weak.status, weak.error?.fault.fields?.['password']]).toEqual([422, expect.stringContaining('15 characters')]);

  const rivals = await Promise.all(
    ['ada', 'bob', 'eve'].map((name) => world.call('account.setUp', { token, ...owner, email: `${name}@example.org` })),
  );
  expect(rivals.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  expect(await world.services.storage.members.count()).toBe(1);

  const cookie = /^__Host-sallyport=([^;]+)/.exec(rivals.flatMap(({ cookies }) => cookies)[0] ?? '')?.[1];
  const me = await world.call('account.me', undefined, { cookie });
  expect(me.data).toMatchObject({ name: 'Ada', workspaces: [{ name: 'Engines', role: 'owner' }] });

  expect((await world.call('account.setUp', { token, ...owner, email: 'late@example.org' })).status).toBe(403);
  expect(await prepareFirstStart(world.services)).toBeUndefined();
});
