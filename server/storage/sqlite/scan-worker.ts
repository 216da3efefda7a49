import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import * as z from 'zod';
import type { Call, Statement } from '../script.ts';
import { runnerOn } from './run-script.ts';

/** The thread behind `scanThread`: a read-only connection that answers batches of calls, one after the other. */
const { file } = z.object({ file: z.string() }).parse(workerData);
const db = new Database(file, { readonly: true, timeout: 5_000 });
db.pragma('cache_size = -32768');
db.pragma('temp_store = MEMORY');
const runner = runnerOn(db);

export type ScanRequest = { id: number; calls: readonly { sql: string; once: boolean; values: Call['values'] }[] };
export type ScanAnswer = { id: number; rows: readonly (readonly unknown[])[] } | { id: number; fault: string };

/** What is asked again and again stays prepared, as in the main thread. */
const kept = new Map<string, Statement>();
const statementOf = (sql: string, once: boolean): Statement => {
  if (once) return { sql, rows: () => [], once };
  const known = kept.get(sql);
  if (known !== undefined) return known;
  const made = { sql, rows: () => [] };
  kept.set(sql, made);
  return made;
};

parentPort?.on('message', ({ id, calls }: ScanRequest) => {
  const answer = (): ScanAnswer => {
    try {
      return { id, rows: runner.calls(calls.map(({ sql, once, values }) => ({ statement: statementOf(sql, once), values }))) };
    } catch (error) {
      return { id, fault: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.postMessage(answer());
});
