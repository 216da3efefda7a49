import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import type { ExternalIdentity, IdentifierKind } from '#flows/kit/identifier.ts';
import { unlinkIdentity } from '#server/console/users/unlink-identity.ts';
import { aRecord, aUnit } from '#server/storage/contract/samples.ts';
import { testApi, type TestApi } from '../support/api.ts';
import { builderAccess } from '../support/builder-access.ts';

let api: TestApi;
beforeEach(async () => {
  api = await testApi();
});
afterEach(() => api.close());

const google: ExternalIdentity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1234' };
const github: ExternalIdentity = { connector: 'con_2', issuer: 'https://git.example', subject: '77' };
const scope = () => ({ app: api.app.id, env: 'live' as const });
const user = () => api.services.storage.users.find(scope(), 'usr_1');

const withUser = async (identifiers: { kind: IdentifierKind; canonical: string; verified: boolean }[], identities: ExternalIdentity[]) => {
  const { users, runs } = api.services.storage;
  await users.create(scope(), { id: 'usr_1', attributes: {}, status: 'active', identifiers }, 0);
  const effects = identities.map((identity) => ({ kind: 'identity.link' as const, user: 'usr_1', identity, label: 'ada@mail.example', claims: {} }));
  expect(await runs.commit(aUnit(aRecord(scope()), 'new', { effects }))).toEqual({ ok: true });
};
const unlink = async (identity = google, slug = api.app.slug) =>
  unlinkIdentity(await builderAccess(api, 'user.edit', slug), api.services, { env: 'live', user: 'usr_1', identity });
const audited = async () =>
  (await api.services.storage.audit.list(api.app.workspace, { app: api.app.id, limit: 20 })).filter(({ action }) => action === 'identity.unlinked');

test('LINK-05 an account that is taken off ends the sessions, is audited, and its person hears of it at a proven address only', async () => {
  const done = await api.submit(await api.start('ada@example.org'), 'submit', { code: api.code() });
  const { access_token: token } = z.object({ result: z.object({ access_token: z.string() }) }).parse(done.body).result;
  const { users, runs } = api.services.storage;
  const person = await users.byIdentifier(scope(), { kind: 'email', canonical: 'ada@example.org' });
  const id = person?.id ?? '';
  await users.update(scope(), id, { identifiers: { add: [{ kind: 'email', canonical: 'not-proven@example.org' }], remove: [] } }, 0);
  const effects = [{ kind: 'identity.link' as const, user: id, identity: google, label: 'ada@mail.example', claims: {} }];
  await runs.commit(aUnit(aRecord(scope()), 'new', { effects }));
  const session = async () => (await api.get('/session', { authorization: `Bearer ${token}` })).status;
  expect(await session()).toBe(200);
  const before = api.mails.length;

  await unlinkIdentity(await builderAccess(api, 'user.edit'), api.services, { env: 'live', user: id, identity: google });

  expect((await users.find(scope(), id))?.identities ?? []).toEqual([]);
  expect(await session()).toBe(401);
  expect(await audited()).toMatchObject([{ actor: expect.stringMatching(/^member:/), target: id, detail: { connector: 'con_1' } }]);
  await expect.poll(() => api.mails.slice(before).map(({ to }) => to)).toEqual(['ada@example.org']);
  expect(api.mails.at(-1)).toMatchObject({ subject: expect.stringContaining('Test'), text: expect.stringContaining('ada@mail. example') });
  await expect.poll(() => api.services.storage.outbox.claim(api.services.clock.now() + 86_400_000, 0, 10)).toEqual([]);
});

test.each<[string, Parameters<typeof withUser>[0], ExternalIdentity[], boolean]>([
  ['the only thing they have', [], [google], false],
  ['beside a user name without a password', [{ kind: 'username', canonical: 'ada', verified: false }], [google], false],
  ['beside an address', [{ kind: 'email', canonical: 'ada@example.org', verified: false }], [google], true],
  ['beside a phone number', [{ kind: 'phone', canonical: '+442079460018', verified: false }], [google], true],
  ['beside another account', [], [google, github], true],
])('LINK-05 an account is never the last way in: %s', async (_, identifiers, identities, may) => {
  await withUser(identifiers, identities);
  if (may) await unlink();
  else await expect(unlink()).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('only thing they sign in with') });
  expect((await user())?.identities ?? []).toHaveLength(identities.length - (may ? 1 : 0));
  expect(await audited()).toHaveLength(may ? 1 : 0);
});

test('LINK-05 a user name with a password is a way in', async () => {
  await withUser([{ kind: 'username', canonical: 'ada', verified: false }], [google]);
  await api.services.storage.users.setPassword(scope(), 'usr_1', 'hash', 0);
  await unlink();
  expect((await user())?.identities ?? []).toEqual([]);
});

test('LINK-04 TEN-01 an account that is not theirs, or a user of another app, is not found; nothing changes and nobody is written to', async () => {
  await withUser([{ kind: 'email', canonical: 'ada@example.org', verified: true }], [google]);
  for (const part of ['connector', 'issuer', 'subject'] as const)
    await expect(unlink({ ...google, [part]: 'other' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(unlink(google, 'other')).rejects.toMatchObject({ code: 'not-found' });
  const sandbox = unlinkIdentity(await builderAccess(api, 'user.edit'), api.services, { env: 'sandbox', user: 'usr_1', identity: google });
  await expect(sandbox).rejects.toMatchObject({ code: 'not-found' });
  expect((await user())?.identities).toMatchObject([google]);
  expect(await audited()).toEqual([]);
  expect(api.mails).toEqual([]);
});
