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

/** Each text once: a batch may have thousands of calls of the same few. `calls` name theirs by its place among `texts`. */
export type ScanRequest = {
  id: number;
  texts: readonly { sql: string; once: boolean }[];
  calls: readonly (readonly [text: number, values: Call['values']])[];
};
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

parentPort?.on('message', ({ id, texts, calls }: ScanRequest) => {
  const answer = (): ScanAnswer => {
    try {
      const statements = texts.map(({ sql, once }) => statementOf(sql, once));
      return {
        id,
        rows: runner.calls(
          calls.flatMap(([text, values]) => {
            const statement = statements[text];
            return statement === undefined ? [] : [{ statement, values }];
          }),
        ),
      };
    } catch (error) {
      return { id, fault: error instanceof Error ? error.message : String(error) };
    }
  };
  parentPort?.postMessage(answer());
});
