import type { Storage } from './ports/storage.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';

export type OpenOptions = {
  dataDir: string;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl?: string | undefined;
  /** The disk failed: the process must end rather than acknowledge more (REL-05). */
  onFatal(error: unknown): void;
  clock?: { now(): number };
};

/** Opens the storage that the environment names and brings its schema up to date. Throws with advice when it cannot. */
export const openStorage = async ({ dataDir, databaseUrl, onFatal, clock = Date }: OpenOptions): Promise<Storage> => {
  if (databaseUrl !== undefined) throw new Error('PostgreSQL is not built in yet: leave DATABASE_URL unset.');
  return openSqlite({ folder: dataDir, clock, onFatal });
};
