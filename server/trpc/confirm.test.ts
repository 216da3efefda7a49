import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRecord, aUnit } from '../storage/contract/samples.ts';
import { type ConsoleWorld, openConsoleWorld, password, textAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let workspace: string;
let owner: { cookie: string };
const identity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1234' };
const scope = async () => ({ app: (await world.services.storage.apps.bySlug('ours'))?.id ?? '', env: 'live' as const });

beforeEach(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  [workspace, owner] = [made.id, made.owner];
  textAt(await world.call('apps.create', { workspace, slug: 'ours', name: 'Ours' }, { cookie: owner.cookie }), 'slug');
  const { users, runs } = world.services.storage;
  const identifiers = [{ kind: 'email' as const, canonical: 'ada@example.org', verified: true }];
  await users.create(await scope(), { id: 'usr_1', attributes: {}, status: 'active', identifiers }, 0);
  const effects = [{ kind: 'identity.link' as const, user: 'usr_1', identity, label: 'ada', claims: {} }];
  expect(await runs.commit(aUnit(aRecord(await scope()), 'new', { effects }))).toEqual({ ok: true });
});
afterEach(() => world.close());

const unlink = (cookie = owner.cookie) => world.call('users.unlinkIdentity', { app: 'ours', env: 'live', user: 'usr_1', identity }, { cookie });
const confirm = (given = password, cookie = owner.cookie) => world.call('account.confirm', { password: given }, { cookie });
const linked = async () => (await world.services.storage.users.find(await scope(), 'usr_1'))?.identities?.length ?? 0;
const fiveMinutes = 5 * 60_000;

test('LINK-05 unlinking asks for the password again five minutes after it was given; then the same call goes through', async () => {
  world.wait(fiveMinutes);
  const refused = await unlink();
  expect(refused).toMatchObject({
    status: 403,
    error: { fault: { code: 'unconfirmed' }, message: expect.stringContaining('Confirm with your password') },
  });
  expect(await linked()).toBe(1);
  expect((await confirm('not this one, surely')).error?.fault).toMatchObject({ code: 'invalid', fields: { password: 'This is not your password.' } });
  expect((await unlink()).status).toBe(403);
  expect((await confirm()).status).toBe(200);
  world.wait(fiveMinutes - 1_000);
  expect((await unlink()).status).toBe(200);
  expect(await linked()).toBe(0);
});

test('LINK-05 who has just signed in is not asked', async () => {
  expect((await unlink()).status).toBe(200);
});

test('LINK-05 a confirmation is over in five minutes', async () => {
  world.wait(fiveMinutes);
  expect((await confirm()).status).toBe(200);
  world.wait(fiveMinutes);
  expect((await unlink()).status).toBe(403);
  expect(await linked()).toBe(1);
});

test('LINK-05 it counts for the session it was given in, and for nobody else’s', async () => {
  const admin = await world.builder({ workspace, role: 'admin' });
  world.wait(fiveMinutes);
  expect((await confirm()).status).toBe(200);
  expect((await unlink(admin.cookie)).error?.fault.code).toBe('unconfirmed');
  expect((await world.call('account.confirm', { password })).status).toBe(401);
});

test('LINK-05 TEN-02 whose role is too small is told that, and is not asked for a password', async () => {
  const viewer = await world.builder({ workspace, role: 'viewer' });
  world.wait(fiveMinutes);
  expect((await unlink(viewer.cookie)).error?.fault.code).toBe('not-allowed');
});

test('PWD-07 tries to confirm are counted, and a right password after too many is not taken either', async () => {
  for (let n = 0; n < 10; n += 1) expect((await confirm(`wrong ${n}`)).status).toBe(422);
  expect((await confirm()).error?.fault.code).toBe('too-many-tries');
  world.wait(60_000);
  expect((await confirm()).status).toBe(200);
});
