import type { Database } from 'better-sqlite3';

type Index = { name: string; unique: 0 | 1; origin: 'c' | 'u' | 'pk' };

/** Rows a table is taken to have, and how many of them share an app, and an app and environment. */
const rows = 1_000_000;
const ofApp = 100_000;
const ofEnv = 50_000;
/** Columns with few different values: they narrow nothing down. */
const coarse = new Set(['app', 'env', 'kind', 'status', 'workspace', 'key']);

/** How many rows share the first, the first two, … columns of an index, in the form of sqlite_stat1. */
const statistics = (columns: readonly string[], unique: boolean): string => {
  const shared = columns.map((_, at) => {
    const prefix = columns.slice(0, at + 1);
    if (unique && at === columns.length - 1) return 1;
    if (prefix.some((column) => !coarse.has(column))) return 2;
    return prefix.includes('env') ? ofEnv : ofApp;
  });
  return [rows, ...shared].join(' ');
};

/**
 * Tells SQLite once how the data is spread, instead of letting it guess or measure. Its guess is ten rows an app, so it walks
 * every identifier of an app to find those of one user (15 ms among 100,000); measured statistics would change plans while a
 * server runs. Known ones give the same plans everywhere.
 */
export const writeStatistics = (db: Database): void => {
  // Makes the tables of statistics; the limit keeps it short whatever there is.
  db.pragma('analysis_limit = 1');
  db.exec('ANALYZE');
  for (const name of db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE name LIKE 'sqlite_stat%'").pluck().all())
    db.exec(`DELETE FROM ${name}`);
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all();
  const indexes = db.prepare<[string], Index>('SELECT name, "unique", origin FROM pragma_index_list(?)');
  const columns = db.prepare<[string], string>('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck();
  const insert = db.prepare('INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)');
  for (const table of tables) {
    const withoutRowid = db.prepare<[string], number>('SELECT wr FROM pragma_table_list(?)').pluck().get(table) === 1;
    for (const { name, unique, origin } of indexes.all(table)) {
      // A table without rowids is its own primary index, and has its name there.
      insert.run(table, withoutRowid && origin === 'pk' ? table : name, statistics(columns.all(name), unique === 1));
    }
  }
  db.exec('ANALYZE sqlite_schema');
};
