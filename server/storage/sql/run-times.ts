import { timePrefix } from '#server/security/time-prefix.ts';
import { sweeperOf } from './sweep.ts';

/** The end of time, as far as 48 bits go. */
const latest = 2 ** 48 - 1;

/** Runs that began before `at` (ms) have smaller ids, later ones greater: their ids begin with the time (UUIDv7, decision 0040). */
export const runIdAt = (at: number): string => `run_${timePrefix(Math.min(Math.max(at, 0), latest))}`;

/**
 * Deletes rows of runs that began before the one whose id is given, in one environment, app by app along the key: looked up are as many
 * places as there are apps.
 */
export const sweeperByRun = (table: 'runs' | 'run_events', run: 'id' | 'run', key: string) =>
  sweeperOf(
    table,
    key,
    `WITH RECURSIVE has (app) AS (
      SELECT min(app) FROM ${table} UNION ALL SELECT (SELECT min(app) FROM ${table} WHERE app > has.app) FROM has WHERE has.app IS NOT NULL
    )
    SELECT ${key
      .split(', ')
      .map((column) => `${table}.${column}`)
      .join(', ')} FROM has CROSS JOIN ${table} WHERE ${table}.app = has.app AND ${table}.env = ? AND ${table}.${run} < ?`,
  );
