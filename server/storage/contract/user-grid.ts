import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '#flows/kit/json.ts';
import { BadCursor, type UserFilter, type UsersQuery } from '../ports/user-grid.ts';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';
import { aCode, aRecord, aSession, aUnit, email } from './samples.ts';
import { clock, newScope, noon, type OpenSubject } from './subject.ts';

const city = { column: 'city', holds: 'text' as const };
const points = { column: 'points', holds: 'number' as const };
const people: readonly { id: string; email?: string; attributes: Record<string, Json> }[] = [
  { id: 'u0', email: 'dora@example.org', attributes: { city: 'Bern', points: 5 } },
  { id: 'u1', email: 'carl@example.org', attributes: { city: 'Zürich' } },
  { id: 'u2', email: 'berta@example.org', attributes: { city: 'Basel', points: 12 } },
  { id: 'u3', email: 'anton@example.org', attributes: { points: -3 } },
  { id: 'u4', attributes: { city: 'Bern', points: 5 } },
];

export const userGridContract = (open: OpenSubject) =>
  describe('lists of users', () => {
    let storage: Storage;
    let scope: Scope;
    beforeAll(async () => {
      ({ storage } = await open(clock));
      scope = newScope();
      await storage.users.addColumn(scope.app, { key: 'city', name: 'City', type: 'text', unique: false, options: [] }, 'a0');
      await storage.users.addColumn(scope.app, { key: 'points', name: 'Points', type: 'number', unique: false, options: [] }, 'a1');
      for (const [index, { id, email: address, attributes }] of people.entries()) {
        const identifiers = address === undefined ? [] : [{ ...email(address), verified: index === 0 }];
        await storage.users.create(scope, { id, attributes, status: index === 1 ? 'unapproved' : 'active', identifiers }, noon + index);
      }
      const neighbour = { ...scope, env: 'sandbox' as const };
      await storage.users.create(
        neighbour,
        { id: 'other', attributes: { city: 'Bern' }, status: 'active', identifiers: [{ ...email('a@x.org'), verified: false }] },
        noon,
      );
    });
    const ids = async (query: Partial<UsersQuery>) => (await storage.users.page(scope, { limit: 50, ...query })).rows.map(({ id }) => id);
    const filtered = (...filters: UserFilter[]) => ids({ filters });

    /** All pages of two, and what the cursors gave. */
    const walked = async (sort: NonNullable<UsersQuery['sort']>) => {
      const all: string[] = [];
      let after: string | undefined;
      for (let pages = 0; pages < 9; pages += 1) {
        const page = await storage.users.page(scope, { limit: 2, sort, ...(after !== undefined && { after }) });
        all.push(...page.rows.map(({ id }) => id));
        after = page.next;
        if (after === undefined) return all;
      }
      throw new Error('the pages do not end');
    };

    test.each<[string, NonNullable<UsersQuery['sort']>, string[]]>([
      ['when they were added', { field: 'created', descending: false }, ['u0', 'u1', 'u2', 'u3', 'u4']],
      ['a text', { field: city, descending: false }, ['u2', 'u0', 'u4', 'u1', 'u3']],
      ['a text, last first', { field: city, descending: true }, ['u1', 'u4', 'u0', 'u2', 'u3']],
      ['a number', { field: points, descending: false }, ['u3', 'u0', 'u4', 'u2', 'u1']],
      ['a number, greatest first', { field: points, descending: true }, ['u2', 'u4', 'u0', 'u3', 'u1']],
      ['what they sign in with', { field: 'identifier', descending: false }, ['u3', 'u2', 'u1', 'u0', 'u4']],
      ['what they sign in with, backwards', { field: 'identifier', descending: true }, ['u0', 'u1', 'u2', 'u3', 'u4']],
      ['status', { field: 'status', descending: false }, ['u0', 'u2', 'u3', 'u4', 'u1']],
      ['last sign-in', { field: 'last-sign-in', descending: true }, ['u4', 'u3', 'u2', 'u1', 'u0']],
    ])('page after page in the order of %s, those without a value last', async (_, sort, expected) => {
      expect(await walked(sort)).toEqual(expected);
    });

    test('filters fit the kind of value, and all of them must hold', async () => {
      expect(await filtered({ field: city, test: { kind: 'contains', text: 'ER' } })).toEqual(['u4', 'u0']);
      expect(await filtered({ field: city, test: { kind: 'is', value: 'BASEL' } })).toEqual(['u2']);
      expect(await filtered({ field: city, test: { kind: 'empty' } })).toEqual(['u3']);
      expect(await filtered({ field: city, test: { kind: 'filled' } })).toEqual(['u4', 'u2', 'u1', 'u0']);
      expect(await filtered({ field: points, test: { kind: 'range', from: 5, to: 12 } })).toEqual(['u4', 'u2', 'u0']);
      expect(await filtered({ field: points, test: { kind: 'range', above: 5 } })).toEqual(['u2']);
      expect(await filtered({ field: points, test: { kind: 'range', below: 5 } })).toEqual(['u3']);
      expect(await filtered({ field: points, test: { kind: 'is', value: -3 } })).toEqual(['u3']);
      expect(await filtered({ field: 'created', test: { kind: 'range', from: noon + 3 } })).toEqual(['u4', 'u3']);
      expect(await filtered({ field: 'status', test: { kind: 'is', value: 'unapproved' } })).toEqual(['u1']);
      expect(await filtered({ field: 'last-sign-in', test: { kind: 'empty' } })).toHaveLength(5);
      expect(await filtered({ field: 'identifier', test: { kind: 'empty' } })).toEqual(['u4']);
      expect(await filtered({ field: 'identifier', test: { kind: 'contains', text: 'A@example' } })).toEqual(['u2', 'u0']);
      expect(await filtered({ field: city, test: { kind: 'is', value: 'bern' } }, { field: 'identifier', test: { kind: 'filled' } })).toEqual(['u0']);
      expect(await ids({ search: 'bern', filters: [{ field: points, test: { kind: 'is', value: 5 } }] })).toEqual(['u4', 'u0']);
      expect(await storage.users.count(scope, { search: 'bern' })).toBe(2);
      expect(await storage.users.page(scope, { limit: 1, count: 'never' })).not.toHaveProperty('total');
    });

    test('a search that fits very many gives its page uncounted, one that fits few is counted, and both find the same', async () => {
      const own = newScope();
      await storage.users.addColumn(own.app, { key: 'city', name: 'City', type: 'text', unique: false, options: [] }, 'a0');
      const id = (index: number) => `u${String(index).padStart(4, '0')}`;
      const made = Array.from({ length: 1_100 }, (_, index) => index);
      await Promise.all(
        made.map((index) =>
          storage.users.create(
            own,
            {
              id: id(index),
              attributes: { city: index % 550 === 0 ? 'Bern' : 'Basel' },
              status: index % 2 === 0 ? 'active' : 'disabled',
              identifiers: [{ ...email(`person${index}@example.org`), verified: false }],
            },
            noon,
          ),
        ),
      );
      const asked = async (query: Partial<UsersQuery>) => {
        const { rows, total } = await storage.users.page(own, { limit: 3, count: 'if cheap', ...query });
        return { ids: rows.map((row) => row.id), total };
      };
      const oldest = { field: 'created', descending: false } as const;
      expect(await asked({ search: 'example.org' })).toEqual({ ids: [id(1_099), id(1_098), id(1_097)], total: undefined });
      expect(await asked({ search: 'EXAMPLE', count: 'always', sort: oldest })).toEqual({ ids: [id(0), id(1), id(2)], total: 1_100 });
      expect(await asked({ search: 'example', count: 'always', filters: [{ field: 'status', test: { kind: 'is', value: 'disabled' } }] })).toEqual({
        ids: [id(1_099), id(1_097), id(1_095)],
        total: 550,
      });
      expect(await asked({ search: 'ern' })).toEqual({ ids: [id(550), id(0)], total: 2 });
      for (const field of [city, 'identifier', 'status', 'last-sign-in'] as const)
        expect(await asked({ search: 'ern', sort: { field, descending: true } }), JSON.stringify(field)).toEqual({ ids: [id(550), id(0)], total: 2 });
      expect(await asked({ search: 'zebra' })).toEqual({ ids: [], total: 0 });
      const pages = await storage.users.page(own, { limit: 1, search: 'ern', sort: { field: city, descending: false } });
      const rest = await storage.users.page(own, { limit: 5, search: 'ern', sort: { field: city, descending: false }, after: pages.next ?? '' });
      expect([...pages.rows, ...rest.rows].map((row) => row.id)).toEqual([id(0), id(550)]);
    });

    test('IN-05 what is asked for is a value and never a piece of SQL', async () => {
      for (const text of ["' OR 1=1 --", '%', '_', '!', '\0', '"; DROP TABLE users; --']) {
        expect(await filtered({ field: city, test: { kind: 'contains', text } })).toEqual(text === '\0' ? expect.any(Array) : []);
        expect(await filtered({ field: { column: text, holds: 'text' }, test: { kind: 'filled' } })).toEqual([]);
      }
    });

    test('a cursor of another order, or of nobody, is refused', async () => {
      const { next } = await storage.users.page(scope, { limit: 1, sort: { field: city, descending: false } });
      for (const after of [next ?? '', 'nonsense', '', Buffer.from('[7,["u"]]').toString('base64url'), Buffer.from('[0,[{}]]').toString('base64url')])
        await expect(storage.users.page(scope, { limit: 1, after })).rejects.toThrow(BadCursor);
    });

    test('FLOW-11 a changed status of many ends their sessions and codes in the same unit', async () => {
      const own = newScope();
      for (const id of ['a', 'b', 'c']) await storage.users.create(own, { id, attributes: {}, status: 'active', identifiers: [] }, noon);
      const session = aSession(own, 'a');
      await storage.runs.commit(aUnit(aRecord(own), 'new', { session, code: aCode(own, session.id) }));
      expect(await storage.users.setStatusOf(own, ['a', 'b', 'b', 'nobody'], 'unapproved', noon + 1)).toBe(2);
      expect(await storage.sessions.find(own, session.id)).toMatchObject({ revokedAt: noon + 1 });
      expect(await storage.users.find(own, 'b')).toMatchObject({ status: 'unapproved', updatedAt: noon + 1 });
      expect(await storage.users.setStatusOf(own, ['a', 'b'], 'unapproved', noon + 2)).toBe(0);
      expect(await storage.users.setStatusOf({ ...own, env: 'sandbox' }, ['c'], 'disabled', noon)).toBe(0);
      expect(await storage.users.removeAll(own, ['a', 'c', 'nobody'])).toBe(2);
      expect((await storage.users.page(own, { limit: 9 })).rows.map(({ id }) => id)).toEqual(['b']);
      expect(await storage.sessions.find(own, session.id)).toBeUndefined();
    });

    test('other identifiers are not verified, those that stay are', async () => {
      const own = newScope();
      const identifiers = [{ ...email('old@example.org'), verified: true }];
      await storage.users.create(own, { id: 'a', attributes: {}, status: 'active', identifiers }, noon);
      const to = (add: string, remove: string) => ({ identifiers: { add: [email(add)], remove: [email(remove)] } });
      await storage.users.update(own, 'a', to('old@example.org', 'old@example.org'), noon);
      expect(await storage.users.find(own, 'a')).toMatchObject({ identifiers });
      await storage.users.update(own, 'a', to('new@example.org', 'old@example.org'), noon);
      expect(await storage.users.find(own, 'a')).toMatchObject({ identifiers: [{ ...email('new@example.org'), verified: false }] });
    });

    test('a column moves, changes its choices, and says how many values it holds', async () => {
      const own = newScope();
      await storage.users.addColumn(own.app, { key: 'plan', name: 'Plan', type: 'choice', unique: false, options: ['free'] }, 'a0');
      await storage.users.addColumn(own.app, { key: 'city', name: 'City', type: 'text', unique: false, options: [] }, 'a1');
      expect(await storage.users.changeColumn(own.app, 'plan', { order: 'a2' })).toBe(true);
      expect(await storage.users.changeColumn(own.app, 'plan', { options: ['free', 'pro'] })).toBe(true);
      expect(await storage.users.changeColumn(own.app, 'none', { order: 'a3' })).toBe(false);
      expect(await storage.users.columns(own.app)).toMatchObject([{ key: 'city' }, { key: 'plan', options: ['free', 'pro'], order: 'a2' }]);
      for (const [index, env] of (['live', 'sandbox', 'live'] as const).entries())
        await storage.users.create({ ...own, env }, { id: `u${index}`, attributes: { plan: 'free' }, status: 'active', identifiers: [] }, noon);
      expect(await storage.users.countValues(own.app, 'plan')).toBe(3);
      expect(await storage.users.countValues(own.app, 'city')).toBe(0);
    });
  });
