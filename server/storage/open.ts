import type { Storage } from './ports/storage.ts';

export type OpenOptions = {
  dataDir: string;
  /** PostgreSQL instead of the embedded database. */
  databaseUrl?: string | undefined;
  /** The disk failed: the process must end rather than acknowledge more (REL-05). */
  onFatal(error: unknown): void;
  clock?: { now(): number };
  /**
   * For a command beside a running server: takes no lock on the data folder and leaves the schema alone. Throws with advice when there is
   * no database, or one of another version.
   */
  beside?: boolean;
};

/** Opens the storage that the environment names and brings its schema up to date. Throws with advice when it cannot. */
export const openStorage = async ({ dataDir, databaseUrl, onFatal, clock = Date, beside = false }: OpenOptions): Promise<Storage> => {
  // Loaded on demand: neither costs the other's memory and start.
  if (databaseUrl !== undefined) return (await import('./postgres/open-postgres.ts')).openPostgres({ url: databaseUrl, clock, beside });
  return (await import('./sqlite/open-sqlite.ts')).openSqlite({ folder: dataDir, clock, onFatal, beside });
};
