import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { all, call, statement } from '../script.ts';
import { runnerOn } from './run-script.ts';

test('what only reads cannot write, though it is on the connection that can', () => {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE kept (id INTEGER PRIMARY KEY)');
  const insert = statement<never>('INSERT INTO kept (id) VALUES (?)');
  const list = statement<{ id: number }>('SELECT id FROM kept');
  runnerOn(db).calls([call(insert, 1)]);
  const reading = runnerOn(db, 'reads only');
  expect(() => reading.script(all(insert, 2))).toThrow('A read would write');
  expect(reading.script(all(list))).toEqual([{ id: 1 }]);
});
