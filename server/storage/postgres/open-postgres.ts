import type { PoolConfig } from 'pg';
import type { Storage } from '../ports/storage.ts';
import { storageOn } from '../sql/storage.ts';
import { migrate, requireCurrent } from './migrate.ts';
import { openNotifier } from './notify.ts';
import { postgresDriver } from './postgres-driver.ts';

export type PostgresOptions = {
  url: string;
  clock: { now(): number } /** Connections at most. */;
  connections?: number /** The schema is checked, not changed. */;
  beside?: boolean;
};

/** The type of bigint, which `pg` gives as text: every one of ours is a count or a time, far below 2^53. */
const bigint = 20;

/** A statement that hangs, as on a cut network, must not hold its caller for longer (ms). */
const patience = { connect: 3_000, statement: 10_000 } as const;

/** Opens a shared PostgreSQL database: any number of processes may. Brings its schema up to date first. */
export const openPostgres = async ({ url, clock, connections = 10, beside = false }: PostgresOptions): Promise<Storage> => {
  // Here, because a bundle loads what is imported at the top even where SQLite is used.
  const { default: pg } = await import('pg');
  const config: PoolConfig = {
    connectionString: url,
    application_name: 'sallyport',
    max: connections,
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: patience.connect,
    query_timeout: patience.statement,
    idle_in_transaction_session_timeout: patience.statement,
    types: { getTypeParser: (oid: number, format) => (oid === bigint ? Number : pg.types.getTypeParser(oid, format)) },
  };
  const setUp = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience.connect });
  await setUp.connect();
  try {
    await (beside ? requireCurrent(setUp) : migrate(setUp));
  } finally {
    await setUp.end();
  }
  const pool = new pg.Pool(config);
  // An idle connection that breaks is replaced when the next one is asked for.
  pool.on('error', () => {});
  const notices = openNotifier(pool, () => new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: patience.connect }));
  return {
    ...storageOn(postgresDriver(pool), clock),
    notices,
    ready: () =>
      pool.query('SELECT 1').then(
        () => true,
        () => false,
      ),
    close: async () => {
      await notices.close();
      await pool.end();
    },
  };
};
