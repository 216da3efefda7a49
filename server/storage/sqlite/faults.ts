import Database from 'better-sqlite3';
import { StorageUnavailable } from '../ports/scope.ts';
import { Clash } from '../script.ts';

/** Whether the disk or the file itself is at fault: after that nothing this process believes to have written is certain (REL-05). */
export const isFatal = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(error.code) && error.code !== 'SQLITE_IOERR_SHMSIZE';

/** What a caller is told: a clash of keys, or that the database cannot write now. Anything else is a bug and stays as it is. */
export const toFault = (error: unknown): unknown => {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code.startsWith('SQLITE_CONSTRAINT')) return new Clash(error.message, { cause: error });
  // A full disk (also for the shared index of the log) passes: the next write tries again (REL-04).
  if (isFatal(error) || /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|NOMEM|CANTOPEN|INTERRUPT)/.test(error.code)) {
    return new StorageUnavailable(`SQLite: ${error.code}`, { cause: error });
  }
  return error;
};
