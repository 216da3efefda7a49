import { existsSync, mkdirSync } from 'node:fs';
import Database from 'better-sqlite3';
import { noNotices } from '../ports/notices.ts';
import type { Storage } from '../ports/storage.ts';
import type { Driver } from '../script.ts';
import { storageOn } from '../sql/storage.ts';
import { databaseFile } from './database-file.ts';
import { isFatal, toFault } from './faults.ts';
import { groupCommit } from './group-commit.ts';
import { lockFolder } from './lock-folder.ts';
import { migrate, requireCurrent } from './migrate.ts';
import { readByTurn } from './read-by-turn.ts';
import { runnerOn } from './run-script.ts';
import { scanThread } from './scan-thread.ts';

export type SqliteOptions = {
  folder: string;
  clock: { now(): number };
  /** The disk failed: the process must end (REL-05). */
  onFatal(error: unknown): void;
  /** For a command beside a running server: no lock, and the schema is checked, not changed. */
  beside?: boolean;
};

/** Pages kept in memory, in KiB. */
const cacheKiB = 16_384;

const openDatabase = (file: string, beside: boolean): Database.Database => {
  const db = new Database(file, { timeout: 5_000, fileMustExist: beside });
  try {
    db.pragma('journal_mode = WAL');
    // What was answered is on the disk (REL-01).
    db.pragma('synchronous = FULL');
    db.pragma(`cache_size = -${cacheKiB}`);
    db.pragma('temp_store = MEMORY');
    // SQLite's own checkpoint, by the COMMIT that finds 2,000 pages in the log, stays: it costs that one 5 to 10 ms and keeps the
    // log at 8 MB. A thread doing it was measured and is worse (20 ms at the 99.9th percentile against 10, a log of 50 MB): it
    // competes for disk and core, and under load the log never empties. A quarter of the pages halves the wait for 15 % more CPU.
    db.pragma('wal_autocheckpoint = 2000');
    // Here only what a large import leaves behind is given back.
    db.pragma('journal_size_limit = 67108864');
    (beside ? requireCurrent : migrate)(db);
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
};

const openFile = (file: string, { clock, onFatal, beside = false }: SqliteOptions, closed: () => void): Storage => {
  const db = openDatabase(file, beside);
  // On the connection that writes: a group is committed within one turn, so nothing is read in the middle of one, and what it has in
  // memory is still good. Another connection forgets every page at each commit, which makes its reads twice as dear.
  const reading = readByTurn(db, runnerOn(db, 'reads only'));
  const group = groupCommit(db, runnerOn(db), onFatal, () => performance.now(), reading.end);
  const scans = scanThread(file);
  const driver: Driver = {
    alone: true,
    // A promise even where the answer is there: callers are the same on PostgreSQL.
    read: async (script) => {
      try {
        return reading.read(script);
      } catch (error) {
        if (isFatal(error)) onFatal(error);
        throw toFault(error);
      }
    },
    scan: scans.scan,
    write: group.write,
    follow: async (calls, over) => group.follow(calls, over),
  };
  return {
    ...storageOn(driver, clock),
    notices: noNotices,
    ready: async () => {
      try {
        return db.prepare('SELECT count(*) FROM migrations').pluck().get() !== undefined;
      } catch {
        return false;
      }
    },
    close: async () => {
      await scans.close();
      group.close();
      reading.end();
      db.close();
      closed();
    },
  };
};

/**
 * Opens the embedded database of a data folder, alone (`lockFolder`), and brings its schema up to date. One connection: what is written
 * goes through it in groups, what is read between them. Long reads have a thread (`scanThread`).
 */
export const openSqlite = (options: SqliteOptions): Storage => {
  const file = databaseFile(options.folder);
  if (options.beside) {
    if (!existsSync(file)) throw new Error(`There is no database in ${options.folder}. Set DATA_DIR (or DATABASE_URL) as it is set for the server.`);
    return openFile(file, options, () => {});
  }
  mkdirSync(options.folder, { recursive: true });
  const unlock = lockFolder(options.folder);
  try {
    return openFile(file, options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
};
