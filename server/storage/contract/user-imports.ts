import { beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';
import type { ImportRow, UserImport } from '../ports/user-imports.ts';
import { email } from './samples.ts';
import { clock, day, newId, newScope, noon, type OpenSubject, together } from './subject.ts';

const anImport = (scope: Scope, change: Partial<UserImport> = {}): UserImport => ({
  ...scope,
  id: newId('imp'),
  status: 'importing',
  file: { name: 'people.csv', bytes: 10, encoding: 'utf-8', delimiter: ',', header: ['E-mail'], lines: 2 },
  settings: { mapping: { 0: '@email' }, existing: 'skip', status: 'active' },
  counts: { created: 0, updated: 0, skipped: 0, rejected: 0 },
  done: 0,
  parts: 1,
  member: 'mem_1',
  note: null,
  createdAt: noon,
  updatedAt: noon,
  leaseUntil: 0,
  ...change,
});
const row = (line: number, address: string, attributes = {}): ImportRow => ({
  source: { line, cells: [address] },
  id: newId('usr'),
  identifiers: [email(address)],
  attributes,
});
const update = { existing: 'update', status: 'unapproved' } as const;

export const userImportsContract = (open: OpenSubject) =>
  describe('imports of users', () => {
    let storage: Storage;
    beforeAll(async () => {
      ({ storage } = await open(clock));
    });
    const applied = (
      scope: Scope,
      id: string,
      seq: number,
      rows: readonly ImportRow[],
      settings: Pick<UserImport['settings'], 'existing' | 'status'> = update,
    ) => storage.userImports.apply(scope, id, { seq, rows, rejected: [] }, settings, noon, noon);

    test('are found as they were made, in their own app and environment', async () => {
      const scope = newScope();
      const made = anImport(scope);
      await storage.userImports.create(made);
      expect(await storage.userImports.find(scope, made.id)).toEqual(made);
      expect(await storage.userImports.find({ ...scope, env: 'sandbox' }, made.id)).toBeUndefined();
      const later = anImport(scope);
      await storage.userImports.create(later);
      expect(await storage.userImports.latest(scope)).toEqual(later);
      const part = { seq: 0, lines: [{ line: 2, cells: ['a', 'ß'] }], rejected: [] };
      await storage.userImports.addParts(scope, made.id, [part]);
      expect(await storage.userImports.part(scope, made.id, 0)).toEqual(part);
      expect(await storage.userImports.part(scope, made.id, 1)).toBeUndefined();
    });

    test('a part is in once, however often it is applied', async () => {
      const scope = newScope();
      const made = anImport(scope);
      await storage.userImports.create(made);
      await storage.userImports.addParts(scope, made.id, [{ seq: 0, lines: [], rejected: [] }]);
      const rows = [row(2, 'a@example.org'), row(3, 'b@example.org')];
      const results = await together(3, () => applied(scope, made.id, 0, rows));
      expect(results.filter((result) => result !== undefined)).toEqual([{ created: 2, updated: 0, skipped: 0, rejected: 0 }]);
      expect(await storage.userImports.find(scope, made.id)).toMatchObject({ done: 1, counts: { created: 2 } });
      expect(await storage.users.count(scope, {})).toBe(2);
      expect(await storage.users.byIdentifier(scope, email('a@example.org'))).toMatchObject({
        status: 'unapproved',
        identifiers: [{ ...email('a@example.org'), verified: false }],
      });
    });

    test('known people are left or updated, lines of one part meet each other, and what cannot be is said per line', async () => {
      const scope = newScope();
      await storage.users.addColumn(scope.app, { key: 'badge', name: 'Badge', type: 'text', unique: true, options: [] }, 'a0');
      const known = { ...email('known@example.org'), verified: true };
      await storage.users.create(scope, { id: 'known', attributes: { badge: 'A1', old: 1 }, status: 'active', identifiers: [known] }, noon);
      await storage.users.create(
        scope,
        { id: 'also', attributes: {}, status: 'active', identifiers: [{ ...email('also@example.org'), verified: false }] },
        noon,
      );
      const made = anImport(scope, { parts: 2 });
      await storage.userImports.create(made);
      await storage.userImports.addParts(
        scope,
        made.id,
        [0, 1].map((seq) => ({ seq, lines: [], rejected: [] })),
      );
      const both = { ...row(6, 'known@example.org'), identifiers: [email('known@example.org'), email('also@example.org')] };
      const rows = [
        row(2, 'known@example.org', { badge: 'A2' }),
        row(3, 'new@example.org', { badge: 'B1' }),
        row(4, 'new@example.org', { badge: 'B2' }),
        row(5, 'late@example.org', { badge: 'b2' }),
        both,
      ];
      expect(await applied(scope, made.id, 0, rows)).toEqual({ created: 1, updated: 2, skipped: 0, rejected: 2 });
      expect(await storage.users.find(scope, 'known')).toMatchObject({ status: 'active', attributes: { badge: 'A2', old: 1 }, identifiers: [known] });
      expect(await storage.users.byIdentifier(scope, email('new@example.org'))).toMatchObject({ attributes: { badge: 'B2' } });
      const part = await storage.userImports.part(scope, made.id, 0);
      expect(part?.rejected).toMatchObject([
        { line: 5, column: 'badge' },
        { line: 6, column: null },
      ]);
      const skip = { existing: 'skip', status: 'active' } as const;
      expect(await applied(scope, made.id, 1, [row(7, 'known@example.org', { badge: 'A9' })], skip)).toMatchObject({ skipped: 1, created: 1 });
      expect(await storage.users.find(scope, 'known')).toMatchObject({ attributes: { badge: 'A2' } });
    });

    test('trying out says the same and writes nothing; what was found is kept while it is being checked', async () => {
      const scope = newScope();
      const made = anImport(scope, { status: 'checking', parts: 3 });
      await storage.userImports.create(made);
      await storage.userImports.addParts(
        scope,
        made.id,
        [0, 1, 2].map((seq) => ({ seq, lines: [], rejected: [] })),
      );
      const rows = [row(2, 'a@example.org'), row(3, 'a@example.org')];
      expect(await storage.userImports.tryOut(scope, rows, update)).toEqual({
        counts: { created: 1, updated: 1, skipped: 0, rejected: 0 },
        rejected: [],
      });
      expect(await storage.users.count(scope, {})).toBe(0);
      const rejected = [{ line: 402, cells: ['x'], column: 'E-mail', reason: 'no' }];
      const counts = { created: 1, updated: 0, skipped: 0, rejected: 1 };
      expect(await storage.userImports.noteCheck(scope, made.id, { seq: 2, rejected }, counts, noon, noon + 5)).toBe(true);
      expect(await storage.userImports.find(scope, made.id)).toMatchObject({ done: 3, counts, leaseUntil: noon + 5 });
      expect(await storage.userImports.nextRejected(scope, made.id, -1)).toEqual({ seq: 2, rejected });
      expect(await storage.userImports.nextRejected(scope, made.id, 2)).toBeUndefined();
      expect(await storage.userImports.nextRejected({ ...scope, env: 'sandbox' }, made.id, -1)).toBeUndefined();
      await storage.userImports.change(scope, made.id, ['checking'], { status: 'cancelled' }, noon);
      expect(await storage.userImports.noteCheck(scope, made.id, { seq: 2, rejected }, counts, noon, noon)).toBe(false);
    });

    test('one that was cancelled takes no further part', async () => {
      const scope = newScope();
      const made = anImport(scope);
      await storage.userImports.create(made);
      expect(await storage.userImports.change(scope, made.id, ['checked'], { status: 'cancelled' }, noon)).toBe(false);
      expect(await storage.userImports.change(scope, made.id, ['importing'], { status: 'cancelled', note: 'stopped' }, noon)).toBe(true);
      expect(await applied(scope, made.id, 0, [row(2, 'a@example.org')])).toBeUndefined();
      expect(await storage.users.count(scope, {})).toBe(0);
    });

    test('has one worker at a time, and is found when its worker is gone', async () => {
      const scope = newScope();
      const made = anImport(scope);
      await storage.userImports.create(made);
      const claims = await together(4, () => storage.userImports.claim(scope, made.id, noon, noon + 1_000));
      expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
      const mine = async (now: number) => (await storage.userImports.abandoned(now)).filter(({ id }) => id === made.id);
      expect(await mine(noon + 999)).toEqual([]);
      expect(await mine(noon + 1_000)).toEqual([{ ...scope, id: made.id }]);
    });

    test('is purged with its lines', async () => {
      const scope = newScope();
      const made = anImport(scope, { updatedAt: 5 });
      await storage.userImports.create(made);
      await storage.userImports.addParts(scope, made.id, [{ seq: 0, lines: [], rejected: [] }]);
      expect(await storage.userImports.purge(5 + day, 10)).toBeGreaterThanOrEqual(1);
      expect(await storage.userImports.find(scope, made.id)).toBeUndefined();
      expect(await storage.userImports.part(scope, made.id, 0)).toBeUndefined();
    });
  });
