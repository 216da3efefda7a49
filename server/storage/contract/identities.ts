import { beforeAll, describe, expect, test } from 'vitest';
import type { ExternalIdentity } from '#flows/kit/identifier.ts';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';
import { aRecord, aUnit, withApp } from './samples.ts';
import { clock, newScope, noon, type OpenSubject, races, together } from './subject.ts';

const google: ExternalIdentity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1234' };
const link = (user: string, identity = google) => ({
  kind: 'identity.link' as const,
  user,
  identity,
  label: 'ada@example.org',
  claims: { name: 'Ada' },
});
const unlink = (user: string, identity = google) => ({ kind: 'identity.unlink' as const, user, identity });

export const identitiesContract = (open: OpenSubject) =>
  describe('identities', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const withUsers = async (...ids: string[]): Promise<Scope> => {
      const scope = newScope();
      for (const id of ids) await storage.users.create(scope, { id, attributes: {}, status: 'active', identifiers: [] }, noon);
      return scope;
    };
    /** An app with two connectors and one user. */
    const withSources = async (...ids: string[]): Promise<Scope> => {
      const scope: Scope = { app: (await withApp(storage)).id, env: 'live' };
      for (const id of ['con_1', 'con_2'])
        await storage.connectors.create({ id, app: scope.app, kind: 'oidc', name: id, status: 'active', createdAt: noon, updatedAt: noon });
      for (const id of ids) await storage.users.create(scope, { id, attributes: {}, status: 'active', identifiers: [] }, noon);
      return scope;
    };
    const commit = (scope: Scope, change: Parameters<typeof aUnit>[2]) => storage.runs.commit(aUnit(aRecord(scope), 'new', change));

    test('FED-01 a user is found by connector, issuer and subject together, and by nothing less', async () => {
      const scope = await withUsers('u');
      expect(await commit(scope, { effects: [link('u')] })).toEqual({ ok: true });
      const user = await storage.users.find(scope, 'u');
      expect(user?.identities).toEqual([{ ...google, label: 'ada@example.org', linkedAt: noon }]);
      expect(await storage.users.byIdentity(scope, google)).toEqual(user);
      for (const part of ['connector', 'issuer', 'subject'] as const)
        expect(await storage.users.byIdentity(scope, { ...google, [part]: 'other' }), part).toBeUndefined();
      expect(await storage.users.byIdentity({ ...scope, env: 'sandbox' }, google)).toBeUndefined();
    });

    test('LINK-01 an identity has one owner: a second link changes nothing, and the guard says so', async () => {
      const scope = await withUsers('u', 'v');
      await commit(scope, { effects: [link('u')] });
      expect(await commit(scope, { effects: [link('v')] })).toEqual({ ok: false, reason: 'conflict' });
      const guard = { kind: 'unique-identity' as const, identity: google, otherwise: 'taken' };
      expect(await commit(scope, { guards: [guard] })).toEqual({ ok: false, reason: 'guard', index: 0 });
      expect(await commit(scope, { guards: [{ ...guard, except: 'v' }] })).toEqual({ ok: false, reason: 'guard', index: 0 });
      expect(await commit(scope, { guards: [{ ...guard, except: 'u' }] })).toEqual({ ok: true });
      expect(await storage.users.byIdentity(scope, google)).toMatchObject({ id: 'u' });
      expect((await storage.users.find(scope, 'v'))?.identities).toBeUndefined();
    });

    test.each(races)('LINK-01 of several who link the same identity at once one gets it (%i)', async () => {
      const scope = await withUsers('u0', 'u1', 'u2', 'u3');
      const results = await together(4, (index) => commit(scope, { effects: [link(`u${index}`)] }));
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    });

    test('LINK-04 unlinking takes only what is the user’s own; removing a user frees their identities', async () => {
      const scope = await withUsers('u', 'v');
      await commit(scope, { effects: [link('u')] });
      expect(await commit(scope, { effects: [unlink('v')] })).toEqual({ ok: true });
      expect(await storage.users.unlinkIdentity(scope, 'v', google)).toBe('not-linked');
      expect(await storage.users.byIdentity(scope, google)).toMatchObject({ id: 'u' });
      expect(await commit(scope, { effects: [unlink('u')] })).toEqual({ ok: true });
      expect(await storage.users.byIdentity(scope, google)).toBeUndefined();
      await commit(scope, { effects: [link('u')] });
      await storage.users.update(scope, 'u', { identifiers: { add: [{ kind: 'email', canonical: 'u@example.org' }], remove: [] } }, noon);
      expect(await storage.users.unlinkIdentity(scope, 'u', google)).toBe('unlinked');
      await commit(scope, { effects: [link('u')] });
      await storage.users.remove(scope, 'u');
      expect(await commit(scope, { effects: [link('v')] })).toEqual({ ok: true });
    });

    test('LINK-05 the last way in stays: a user name without a password is none, and two at once leave one', async () => {
      const scope = await withUsers('u');
      const other = { ...google, connector: 'con_2' };
      const linkBoth = { effects: [link('u'), link('u', other)] };
      await commit(scope, linkBoth);
      const results = await together(2, (index) => storage.users.unlinkIdentity(scope, 'u', index === 0 ? google : other));
      expect(results.toSorted()).toEqual(['only-way-in', 'unlinked']);
      const [left = google] = (await storage.users.find(scope, 'u'))?.identities ?? [];
      const unlinked = () => storage.users.unlinkIdentity(scope, 'u', left);
      await storage.users.update(scope, 'u', { identifiers: { add: [{ kind: 'username', canonical: 'ada' }], remove: [] } }, noon);
      expect(await unlinked()).toBe('only-way-in');
      await storage.users.setPassword(scope, 'u', 'hash', noon);
      expect(await unlinked()).toBe('unlinked');
    });

    test('MOB-6 with the last account of a service go the rights it gave, and no others', async () => {
      const scope = await withSources('u');
      const second = { ...google, subject: '5678' };
      const give = (source: string, role: string) => ({ kind: 'user.roles' as const, user: 'u', roles: [role], source });
      await storage.users.update(scope, 'u', { identifiers: { add: [{ kind: 'email', canonical: 'u@example.org' }], remove: [] } }, noon);
      await commit(scope, { effects: [link('u'), link('u', second), give('con_1', 'admin'), give('con_2', 'staff')] });
      expect(await storage.users.unlinkIdentity(scope, 'u', google)).toBe('unlinked');
      expect(await storage.users.find(scope, 'u')).toMatchObject({ roles: ['admin', 'staff'] });
      expect(await storage.users.unlinkIdentity(scope, 'u', second)).toBe('unlinked');
      expect(await storage.users.find(scope, 'u')).toMatchObject({ roles: ['staff'] });
    });

    test('one unit makes a user, links them and gives them rights', async () => {
      const scope = await withSources();
      const create = { kind: 'user.create' as const, user: { id: 'u', attributes: {} }, identifiers: [] };
      const roles = { kind: 'user.roles' as const, user: 'u', roles: ['b', 'a'], source: 'con_1' };
      expect(await commit(scope, { effects: [create, link('u'), roles] })).toEqual({ ok: true });
      expect(await storage.users.byIdentity(scope, google)).toMatchObject({ id: 'u', roles: ['a', 'b'] });
    });

    test('MOB-6 rights of one source replace those it gave before, and leave others', async () => {
      const scope = await withSources('u');
      const give = (source: string, ...roles: string[]) => commit(scope, { effects: [{ kind: 'user.roles', user: 'u', roles, source }] });
      await give('con_1', 'staff', 'admin');
      await give('con_2', 'admin');
      await give('con_1', 'staff');
      expect(await storage.users.find(scope, 'u')).toMatchObject({ roles: ['admin', 'staff'] });
      await give('con_2');
      expect(await storage.users.find(scope, 'u')).toMatchObject({ roles: ['staff'] });
      expect(await commit(scope, { effects: [{ kind: 'user.roles', user: 'gone', roles: [], source: 'con_1' }] })).toMatchObject({
        reason: 'conflict',
      });
    });

    test('FED-06 rights that a connector gave are none while it is switched off, and none once it is removed', async () => {
      const scope = await withSources('u');
      const give = (source: string, role: string) => ({ kind: 'user.roles' as const, user: 'u', roles: [role], source });
      await commit(scope, { effects: [link('u'), give('con_1', 'admin'), give('con_2', 'staff')] });
      const roles = async () => ({
        one: (await storage.users.find(scope, 'u'))?.roles,
        linked: (await storage.users.byIdentity(scope, google))?.roles,
        listed: (await storage.users.page(scope, { limit: 5 })).rows.map((user) => user.roles),
      });
      const all = (...given: string[]) => ({ one: given, linked: given, listed: [given] });
      expect(await roles()).toEqual(all('admin', 'staff'));
      await storage.connectors.update(scope.app, 'con_1', { status: 'disabled' }, noon);
      expect(await roles()).toEqual(all('staff'));
      await storage.connectors.update(scope.app, 'con_1', { status: 'active' }, noon);
      expect(await roles()).toEqual(all('admin', 'staff'));
      await storage.connectors.remove(scope.app, 'con_1');
      expect(await roles()).toEqual(all('staff'));
      // What is given after that by another one stays apart from it.
      await commit(scope, { effects: [give('con_2', 'clerk')] });
      expect(await roles()).toEqual(all('clerk'));
    });
  });
