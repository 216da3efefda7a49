import { migrations } from '#drizzle/postgres/migrations.ts';
import type { ClientBase } from 'pg';
import { notCurrent, pendingMigrations } from '../pending-migrations.ts';

/** Any number, as long as every Sallyport takes the same. */
const lock = 7_255_597;

/**
 * Brings the schema up to date. Of processes that start together one migrates and the others wait; each migration is one
 * transaction with its own record, so a crash leaves it done or not begun (REL-09).
 */
export const migrate = async (client: ClientBase): Promise<void> => {
  await client.query('SELECT pg_advisory_lock($1)', [lock]);
  try {
    await client.query('CREATE TABLE IF NOT EXISTS migrations (position bigserial PRIMARY KEY, tag text NOT NULL)');
    const { rows } = await client.query<{ tag: string }>('SELECT tag FROM migrations ORDER BY position');
    for (const { tag, statements } of pendingMigrations(
      migrations,
      rows.map((row) => row.tag),
    )) {
      await client.query('BEGIN');
      try {
        for (const sql of statements) await client.query(sql);
        await client.query('INSERT INTO migrations (tag) VALUES ($1)', [tag]);
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [lock]);
  }
};

/** Throws with advice when the schema is not the one this version knows. */
export const requireCurrent = async (client: ClientBase): Promise<void> => {
  const applied = await client.query<{ tag: string }>('SELECT tag FROM migrations ORDER BY position').catch(() => undefined);
  const tags = applied?.rows.map(({ tag }) => tag) ?? [];
  if (pendingMigrations(migrations, tags).length > 0) throw new Error(notCurrent);
};
