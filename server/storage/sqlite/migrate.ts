import { migrations } from '#drizzle/sqlite/migrations.ts';
import type { Database } from 'better-sqlite3';
import { notCurrent, pendingMigrations } from '../pending-migrations.ts';
import { writeStatistics } from './plan-statistics.ts';

/**
 * Brings the schema up to date, each migration with its own record in one transaction: a crash leaves it done or not
 * begun (REL-09). Foreign keys are checked at the end instead of throughout, because SQLite changes tables by rebuilding them.
 */
export const migrate = (db: Database): void => {
  db.exec('CREATE TABLE IF NOT EXISTS migrations (position INTEGER PRIMARY KEY, tag TEXT NOT NULL)');
  const applied = db.prepare<[], string>('SELECT tag FROM migrations ORDER BY position').pluck().all();
  const pending = pendingMigrations(migrations, applied);
  if (pending.length === 0) return;
  const record = db.prepare('INSERT INTO migrations (tag) VALUES (?)');
  db.pragma('foreign_keys = OFF');
  for (const { tag, statements } of pending) {
    db.transaction(() => {
      for (const sql of statements) db.exec(sql);
      record.run(tag);
      const broken = db.prepare('PRAGMA foreign_key_check').all();
      if (broken.length > 0)
        throw new Error(`The migration ${tag} would leave ${broken.length} rows without the row they belong to; nothing was changed.`);
    }).immediate();
  }
  writeStatistics(db);
  db.pragma('foreign_keys = ON');
};

/** Throws with advice when the schema is not the one this version knows. */
export const requireCurrent = (db: Database): void => {
  const known = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").get() !== undefined;
  const applied = known ? db.prepare<[], string>('SELECT tag FROM migrations ORDER BY position').pluck().all() : [];
  if (pendingMigrations(migrations, applied).length > 0) throw new Error(notCurrent);
};
