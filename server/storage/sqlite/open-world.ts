import Database from 'better-sqlite3';
import { noNotices } from '../ports/notices.ts';
import type { Storage } from '../ports/storage.ts';
import type { Driver } from '../script.ts';
import { storageOn, type StorageOptions } from '../sql/storage.ts';
import { toFault } from './faults.ts';
import { migrate } from './migrate.ts';
import { runnerOn } from './run-script.ts';

/** A preview world: the same storage, in memory, as plain bytes that any process can continue. */
export type WorldStorage = Storage & { serialize(): Uint8Array };

/** Small pages: most tables of a world hold a row or none. */
const pageSize = 512;
let template: Buffer | undefined;

const migrated = (): Buffer => {
  const db = new Database(':memory:');
  db.pragma(`page_size = ${pageSize}`);
  migrate(db);
  const bytes = db.serialize();
  db.close();
  return bytes;
};

/**
 * Opens a world from what `serialize` gave, or a new one. Takes about a millisecond; nothing touches a disk. Connectors are the server's:
 * they are asked there at each sign-in, and rights are not read with their state here.
 */
export const openWorldStorage = (
  data?: Uint8Array,
  clock: { now(): number } = Date,
  options: StorageOptions = { rights: 'all connectors' },
): WorldStorage => {
  const db = new Database(data === undefined ? (template ??= migrated()) : Buffer.from(data));
  // The world may have been made by an older version.
  if (data !== undefined) migrate(db);
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = MEMORY');
  const runner = runnerOn(db);
  const [begin, commit, rollback] = [db.prepare('BEGIN'), db.prepare('COMMIT'), db.prepare('ROLLBACK')];
  const driver: Driver = {
    alone: false,
    read: async (script) => runner.script(script),
    scan: async (script) => runner.script(script),
    follow: async (calls, over) => {
      runner.calls(calls);
      over();
    },
    // At once: there is no disk to wait for.
    write: async (unit) => {
      begin.run();
      try {
        const { value, writes = [] } = runner.script(unit());
        runner.calls(writes);
        commit.run();
        return value;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        throw toFault(error);
      }
    },
  };
  return {
    ...storageOn(driver, clock, options),
    notices: noNotices,
    ready: async () => db.open,
    close: async () => {
      db.close();
    },
    serialize: () => db.serialize(),
  };
};
