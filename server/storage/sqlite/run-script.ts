import type { Database, Statement as Prepared } from 'better-sqlite3';
import type { Call, Script, Statement, Value } from '../script.ts';

/** Runs calls and scripts on one connection, synchronously. Statements are prepared once. */
export type Runner = { calls(calls: readonly Call[]): readonly (readonly unknown[])[]; script<T>(script: Script<T>): T };

const nothing: readonly unknown[] = [];

export const runnerOn = (db: Database): Runner => {
  // null: only PostgreSQL needs it.
  const prepared = new Map<Statement, Prepared<Value[], unknown> | null>();
  const prepare = (statement: Statement) => {
    const sql = statement.sql.replace(/\{\{.*?\}\}/gs, '').trim();
    const made = sql === '' ? null : db.prepare<Value[], unknown>(sql);
    prepared.set(statement, made);
    return made;
  };
  const one = ({ statement, values }: Call): readonly unknown[] => {
    const known = prepared.get(statement);
    const ready = known === undefined ? prepare(statement) : known;
    if (ready === null) return nothing;
    if (ready.reader) return ready.all(...values);
    ready.run(...values);
    return nothing;
  };
  const calls = (batch: readonly Call[]) => batch.map(one);
  return {
    calls,
    script: (script) => {
      let step = script.next();
      while (!step.done) step = script.next(calls(step.value));
      return step.value;
    },
  };
};
