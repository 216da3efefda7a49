import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { call, first, statement } from '../script.ts';
import { groupCommit } from './group-commit.ts';
import { readByTurn } from './read-by-turn.ts';
import { runnerOn } from './run-script.ts';

const count = statement<{ n: number }>('SELECT count(*) AS n FROM t');
const insert = statement<never>('INSERT INTO t (id) VALUES (?)');

describe('reads of a turn', () => {
  let folder: string;
  let db: Database.Database;
  let other: Database.Database;
  let executed: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-turn-'));
    executed = [];
    db = new Database(join(folder, 'db'), { verbose: (sql) => executed.push(String(sql)) });
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY)');
    other = new Database(join(folder, 'db'));
    executed.length = 0;
  });
  afterEach(() => {
    other.close();
    db.close();
    rmSync(folder, { recursive: true });
  });

  test('are one transaction, which ends with the turn', async () => {
    const reader = readByTurn(db, runnerOn(db));
    expect([reader.read(first(count)), reader.read(first(count))]).toEqual([{ n: 0 }, { n: 0 }]);
    await turn();
    expect(executed).toEqual(['BEGIN', count.sql, count.sql, 'COMMIT']);
    // What another process has written is there in the next one.
    other.exec('INSERT INTO t VALUES (7)');
    expect(reader.read(first(count))).toEqual({ n: 1 });
    await turn();
    expect(db.inTransaction).toBe(false);
  });

  test('do not stand in the way of a group, and see what it wrote', async () => {
    const runner = runnerOn(db);
    const reader = readByTurn(db, runner);
    const group = groupCommit(
      db,
      runner,
      () => undefined,
      () => 0,
      reader.end,
    );
    const written = group.write(function* add() {
      return { value: undefined, writes: [call(insert, 1)] };
    });
    expect(reader.read(first(count))).toEqual({ n: 0 });
    await written;
    expect(reader.read(first(count))).toEqual({ n: 1 });
    reader.end();
    expect(db.inTransaction).toBe(false);
  });

  test('a read that fails leaves nothing open', async () => {
    const reader = readByTurn(db, runnerOn(db));
    expect(() => reader.read(first(statement('SELECT missing FROM t')))).toThrow('no such column');
    await turn();
    expect(db.inTransaction).toBe(false);
    expect(reader.read(first(count))).toEqual({ n: 0 });
  });
});
