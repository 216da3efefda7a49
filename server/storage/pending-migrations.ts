import type { Migration } from '#drizzle/migration.ts';

/** What a command is told that finds a database older than itself. */
export const notCurrent =
  'The database was set up by an older version of Sallyport, or never. Start the server of this version once: it brings the database up to date.';

/**
 * The migrations still to run, in order. Throws when the database was written by a newer version, or by another history: an
 * older binary must not touch it (REL-09).
 */
export const pendingMigrations = (known: readonly Migration[], applied: readonly string[]): readonly Migration[] => {
  const foreign = applied.find((tag, index) => known[index]?.tag !== tag);
  if (foreign !== undefined) {
    throw new Error(
      `The database was set up by a newer or different version of Sallyport (it has the migration ${foreign}). Start that version, or restore a backup made with this one.`,
    );
  }
  return known.slice(applied.length);
};
