import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Makes this process the only one that serves a data folder. The lock is the operating system's, held on a file of its own:
 * it is gone with the process, however that ends. Throws with advice when another process has it.
 */
export const lockFolder = (folder: string): (() => void) => {
  const lock = new Database(join(folder, 'sallyport.lock'), { timeout: 0 });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `Another Sallyport is already serving the data folder ${folder}. Stop it first, give this one a DATA_DIR of its own, or set DATABASE_URL to a PostgreSQL database, which several may share.`,
    );
  }
  return () => lock.close();
};
