import { beforeAll, describe, expect, test } from 'vitest';
import { ValueTaken } from '../ports/users.ts';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';
import { aCode, aRecord, aSession, aUnit, email } from './samples.ts';
import { clock, newScope, noon, type OpenSubject, together } from './subject.ts';

const text = (key: string, unique = false) => ({ key, name: key, type: 'text' as const, unique, options: [] });

export const usersContract = (open: OpenSubject) =>
  describe('users', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const create = (
      scope: Scope,
      id: string,
      identifiers: readonly { kind: 'email' | 'phone' | 'username'; canonical: string; verified: boolean }[] = [],
      attributes = {},
    ) => storage.users.create(scope, { id, attributes, status: 'active', identifiers }, noon);

    test('is found by id and by identifier as it was made', async () => {
      const scope = newScope();
      const identifiers = [
        { ...email('a@example.org'), verified: true },
        { kind: 'phone' as const, canonical: '+4930123', verified: false },
      ];
      expect(await create(scope, 'u', identifiers, { list: [1, { deep: 'ß' }], none: null })).toEqual({ ok: true });
      const user = {
        id: 'u',
        status: 'active',
        attributes: { list: [1, { deep: 'ß' }] },
        identifiers,
        createdAt: noon,
        updatedAt: noon,
        lastSignInAt: null,
      };
      expect(await storage.users.find(scope, 'u')).toEqual(user);
      expect(await storage.users.byIdentifier(scope, email('a@example.org'))).toEqual(user);
      expect(await storage.users.byIdentifier(scope, { kind: 'phone', canonical: '+4930123' })).toEqual(user);
      expect(await storage.users.byIdentifier(scope, { kind: 'username', canonical: 'a@example.org' })).toBeUndefined();
      expect(await storage.users.find(scope, 'nobody')).toBeUndefined();
    });

    test('an unverified identifier may be carried by many, and then names nobody until one verifies it', async () => {
      const scope = newScope();
      const shared = { ...email('a@example.org'), verified: false };
      await create(scope, 'u', [shared]);
      expect(await storage.users.byIdentifier(scope, shared)).toMatchObject({ id: 'u' });
      expect(await create(scope, 'v', [shared])).toEqual({ ok: true });
      expect(await storage.users.byIdentifier(scope, shared)).toBeUndefined();
      await storage.runs.commit(
        aUnit(aRecord(scope), 'new', { effects: [{ kind: 'identifier.verify', user: 'v', identifier: email('a@example.org') }] }),
      );
      expect(await storage.users.byIdentifier(scope, shared)).toMatchObject({ id: 'v', identifiers: [{ ...shared, verified: true }] });
      expect(await create(scope, 'w', [{ ...shared, verified: true }])).toEqual({ ok: false, reason: 'identifier-taken', which: 'email' });
      expect(await storage.users.find(scope, 'w')).toBeUndefined();
    });

    test('a value of a unique column belongs to one user, whatever its case, also together', async () => {
      const scope = newScope();
      await storage.users.addColumn(scope.app, text('badge', true), 'a0');
      const results = await together(8, (index) => create(scope, `u${index}`, [], { badge: index % 2 === 0 ? 'A1' : 'a1' }));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      expect(results.filter((result) => !result.ok)).toEqual(Array.from({ length: 7 }, () => ({ ok: false, reason: 'value-taken', which: 'badge' })));
      await create(scope, 'other', [], { badge: 'B2' });
      await expect(storage.users.update(scope, 'other', { attributes: { badge: 'A1' } }, noon)).rejects.toThrow(ValueTaken);
      expect(await storage.users.find(scope, 'other')).toMatchObject({ attributes: { badge: 'B2' } });
    });

    test('update lays attributes over the old ones, null takes one away and frees its value', async () => {
      const scope = newScope();
      await storage.users.addColumn(scope.app, text('badge', true), 'a0');
      await create(scope, 'u', [], { badge: 'A1', kept: true });
      expect(await storage.users.update(scope, 'u', { attributes: { badge: null, more: 2 }, status: 'unapproved' }, noon + 1)).toBe(true);
      expect(await storage.users.find(scope, 'u')).toMatchObject({ attributes: { kept: true, more: 2 }, status: 'unapproved', updatedAt: noon + 1 });
      expect(await create(scope, 'v', [], { badge: 'A1' })).toEqual({ ok: true });
      expect(await storage.users.update(scope, 'nobody', { status: 'active' }, noon)).toBe(false);
    });

    test('remove takes identifiers, password, sessions and codes along', async () => {
      const scope = newScope();
      await create(scope, 'u', [{ ...email('a@example.org'), verified: true }]);
      await storage.users.setPassword(scope, 'u', 'hash', noon);
      const session = aSession(scope, 'u');
      const code = aCode(scope, session.id);
      await storage.runs.commit(aUnit(aRecord(scope), 'new', { session, code }));
      expect(await storage.users.remove(scope, 'u')).toBe(true);
      expect(await storage.users.remove(scope, 'u')).toBe(false);
      expect(await storage.users.byIdentifier(scope, email('a@example.org'))).toBeUndefined();
      expect(await storage.users.passwordHash(scope, 'u')).toBeUndefined();
      expect(await storage.sessions.find(scope, session.id)).toBeUndefined();
      expect(await storage.codes.redeem(scope, code.hash, noon)).toBeUndefined();
      expect(await create(scope, 'v', [{ ...email('a@example.org'), verified: true }])).toEqual({ ok: true });
    });

    test('the grid pages newest first, counts, and finds parts of identifiers and values', async () => {
      const scope = newScope();
      await storage.users.addColumn(scope.app, text('city'), 'a0');
      for (let index = 0; index < 7; index += 1) {
        await create(
          scope,
          `u${index}`,
          [
            { ...email(`person${index}@example.org`), verified: false },
            { kind: 'username', canonical: `name_${index}`, verified: false },
          ],
          { city: index < 2 ? 'Zürich 100%' : 'Bern' },
        );
      }
      const first = await storage.users.page(scope, { limit: 4 });
      expect(first).toMatchObject({ total: 7, next: expect.any(String) });
      expect(first.rows.map(({ id }) => id)).toEqual(['u6', 'u5', 'u4', 'u3']);
      expect(first.rows[0]?.identifiers).toHaveLength(2);
      const second = await storage.users.page(scope, { limit: 4, after: first.next ?? '' });
      expect(second.rows.map(({ id }) => id)).toEqual(['u2', 'u1', 'u0']);
      expect(second.next).toBeUndefined();
      const found = async (search: string) => (await storage.users.page(scope, { search, limit: 9 })).rows.map(({ id }) => id);
      expect(await found('PERSON3@')).toEqual(['u3']);
      expect(await found('zürich')).toEqual(['u1', 'u0']);
      expect(await found('100%')).toEqual(['u1', 'u0']);
      expect(await found('_3')).toEqual(['u3']);
      expect(await found('%')).toEqual(['u1', 'u0']);
      expect(await found('!')).toEqual([]);
      expect(await found('a\0b')).toEqual([]);
      expect(await storage.users.page(scope, { search: 'bern', limit: 2 })).toMatchObject({ total: 5, next: expect.any(String) });
    });

    test('columns keep their order, their keys are taken once, and removing one takes its values', async () => {
      const scope = newScope();
      const { app } = scope;
      const results = await together(5, (index) => storage.users.addColumn(app, { ...text('city'), name: `City ${index}` }, 'a1'));
      expect(results.filter((result) => result.ok)).toHaveLength(1);
      await storage.users.addColumn(app, { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] }, 'a0');
      await storage.users.addColumn(app, { key: 'plan', name: 'Plan', type: 'choice', unique: false, options: ['free', 'pro'] }, 'a2');
      expect(await storage.users.renameColumn(app, 'city', 'Town')).toBe(true);
      expect(await storage.users.renameColumn(app, 'none', 'Town')).toBe(false);
      expect(await storage.users.columns(app)).toEqual([
        { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [], order: 'a0' },
        { key: 'city', name: 'Town', type: 'text', unique: false, options: [], order: 'a1' },
        { key: 'plan', name: 'Plan', type: 'choice', unique: false, options: ['free', 'pro'], order: 'a2' },
      ]);
      await create(scope, 'u', [], { pin: '1234', city: 'Bern', plan: 'pro' });
      expect((await storage.users.page(scope, { search: '1234', limit: 1 })).total).toBe(0);
      expect(await storage.users.removeColumn(app, 'pin')).toBe(true);
      expect(await storage.users.removeColumn(app, 'city')).toBe(true);
      expect(await storage.users.removeColumn(app, 'city')).toBe(false);
      expect(await storage.users.find(scope, 'u')).toMatchObject({ attributes: { plan: 'pro' } });
      expect((await storage.users.page(scope, { search: 'bern', limit: 1 })).total).toBe(0);
    });
  });
