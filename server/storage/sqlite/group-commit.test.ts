import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StorageUnavailable } from '../ports/scope.ts';
import { call, Clash, first, statement, type Unit } from '../script.ts';
import { groupCommit } from './group-commit.ts';
import { runnerOn } from './run-script.ts';

const insert = statement<never>('INSERT INTO t (id, body) VALUES (?, ?)');
const count = statement<{ n: number }>('SELECT count(*) AS n FROM t');

function* put(id: number, body = ''): Unit<number> {
  const row = yield* first(count);
  return { value: row?.n ?? 0, writes: [call(insert, id, body)] };
}

describe('group commit', () => {
  let folder: string;
  let db: Database.Database;
  let executed: string[];
  const fatal: unknown[] = [];
  const open = (elapsed = () => 0) => groupCommit(db, runnerOn(db), (error) => fatal.push(error), elapsed);
  const stored = () => db.prepare<[], number>('SELECT id FROM t ORDER BY id').pluck().all();
  const commits = () => executed.filter((sql) => sql === 'COMMIT').length;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-group-'));
    executed = [];
    fatal.length = 0;
    db = new Database(join(folder, 'db'), { verbose: (sql) => executed.push(String(sql)) });
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY, body TEXT, parent INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED)');
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  test('units of one moment are one transaction, and each sees those before it', async () => {
    const group = open();
    expect(await Promise.all(Array.from({ length: 40 }, (_, id) => group.write(() => put(id))))).toEqual(Array.from({ length: 40 }, (_, id) => id));
    expect(commits()).toBe(1);
  });

  test('a group has at most 64 units and takes at most about 5 ms', async () => {
    const group = open();
    await Promise.all(Array.from({ length: 150 }, (_, id) => group.write(() => put(id))));
    expect(commits()).toBe(3);
    let now = 0;
    const slow = open(() => (now += 2));
    await Promise.all(Array.from({ length: 6 }, (_, id) => slow.write(() => put(1_000 + id))));
    expect(commits()).toBe(3 + 3);
    expect(stored()).toHaveLength(156);
  });

  test('REL-01 nobody is answered before the COMMIT', async () => {
    const group = open();
    const seen: number[] = [];
    await Promise.all([1, 2, 3].map((id) => group.write(() => put(id)).then(() => seen.push(commits()))));
    expect(seen).toEqual([1, 1, 1]);
  });

  test('a unit that clashes fails alone; the others are committed', async () => {
    const group = open();
    const results = await Promise.allSettled([group.write(() => put(1)), group.write(() => put(1)), group.write(() => put(2))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(Clash) });
    expect(stored()).toEqual([1, 2]);
  });

  test('what a unit throws itself reaches its caller as it is', async () => {
    const group = open();
    const own = new Error('own');
    const failing = group.write(function* fail(): Unit<void> {
      yield* first(count);
      throw own;
    });
    const [fails, works] = await Promise.allSettled([failing, group.write(() => put(1))]);
    expect(fails).toMatchObject({ reason: own });
    expect(works).toMatchObject({ status: 'fulfilled' });
    expect(stored()).toEqual([1]);
  });

  test('when COMMIT fails every unit of the group fails and nothing is written', async () => {
    db.pragma('foreign_keys = ON');
    const group = open();
    const orphan = statement<never>('INSERT INTO t (id, parent) VALUES (?, 99)');
    const results = await Promise.allSettled([
      group.write(() => put(1)),
      group.write(function* add(): Unit<void> {
        return { value: undefined, writes: [call(orphan, 2)] };
      }),
    ]);
    expect(results).toMatchObject([{ reason: expect.any(StorageUnavailable) }, { reason: expect.any(StorageUnavailable) }]);
    expect(stored()).toEqual([]);
    expect(await group.write(() => put(3))).toBe(0);
  });

  test('REL-04 a full database refuses cleanly and goes on by itself when there is room', async () => {
    const group = open();
    const body = 'x'.repeat(50_000);
    await group.write(() => put(1, body));
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages}`);
    const results = await Promise.allSettled([2, 3].map((id) => group.write(() => put(id, body))));
    expect(results).toMatchObject([{ reason: expect.any(StorageUnavailable) }, { reason: expect.any(StorageUnavailable) }]);
    expect(stored()).toEqual([1]);
    expect(fatal).toEqual([]);
    db.pragma('max_page_count = 1000000');
    await group.write(() => put(4, body));
    expect(stored()).toEqual([1, 4]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('what nobody waits for goes with the next group, once, and after a clash in it all the same', async () => {
    const group = open();
    let over = 0;
    group.follow([call(insert, 10, '')], () => (over += 1));
    expect(stored()).toEqual([]);
    await Promise.allSettled([group.write(() => put(1)), group.write(() => put(1)), group.write(() => put(2))]);
    expect(stored()).toEqual([1, 2, 10]);
    expect([commits(), over]).toEqual([1, 1]);
    await group.write(() => put(3));
    expect(over).toBe(1);
  });

  test('what nobody waits for goes alone where no group comes', async () => {
    const group = open();
    await new Promise<void>((over) => {
      group.follow([call(insert, 10, '')], over);
    });
    expect(stored()).toEqual([10]);
    expect(commits()).toBe(1);
  });

  test('what nobody waits for stays until a COMMIT has held', async () => {
    db.pragma('foreign_keys = ON');
    const group = open();
    const over: number[] = [];
    group.follow([call(insert, 10, '')], () => over.push(10));
    const orphan = statement<never>('INSERT INTO t (id, parent) VALUES (?, 99)');
    await expect(
      group.write(function* add(): Unit<void> {
        return { value: undefined, writes: [call(orphan, 2)] };
      }),
    ).rejects.toThrow(StorageUnavailable);
    expect([stored(), over]).toEqual([[], []]);
    await group.write(() => put(3));
    expect([stored(), over]).toEqual([[3, 10], [10]]);
  });

  test('closing commits what waits and refuses what comes later', async () => {
    const group = open();
    const waiting = group.write(() => put(1));
    group.close();
    await waiting;
    const last = open();
    last.follow([call(insert, 5, '')], () => undefined);
    last.close();
    expect(stored()).toEqual([1, 5]);
    db.exec('DELETE FROM t WHERE id = 5');
    expect(stored()).toEqual([1]);
    await expect(group.write(() => put(2))).rejects.toThrow(StorageUnavailable);
  });
});
