import type { Database } from 'better-sqlite3';
import type { Script } from '../script.ts';
import type { Runner } from './run-script.ts';

export type TurnReader = {
  read<T>(script: Script<T>): T;
  /** Gives the snapshot up, if there is one: before anything is written, and before the database is closed. */
  end(): void;
};

/**
 * Reads of one turn of the event loop in one transaction. A read on its own takes the lock on the log and gives it back, two calls of the
 * operating system that cost more than finding a row by its key; in a turn there are as many reads as requests have arrived. Within a
 * turn nothing is written but by a group, which ends this first, so each read sees what was committed before it.
 */
export const readByTurn = (db: Database, runner: Runner): TurnReader => {
  const begin = db.prepare('BEGIN');
  const commit = db.prepare('COMMIT');
  let open = false;
  let over: NodeJS.Immediate | undefined;

  const end = (): void => {
    if (!open) return;
    open = false;
    clearImmediate(over);
    // A read that failed may have ended it.
    if (db.inTransaction) commit.run();
  };
  return {
    read: (script) => {
      if (!open) {
        begin.run();
        open = true;
        over = setImmediate(end);
      }
      return runner.script(script);
    },
    end,
  };
};
