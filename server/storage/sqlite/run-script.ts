import type { Database, Statement as Prepared } from 'better-sqlite3';
import type { Call, Script, Statement, Value } from '../script.ts';

/** Runs calls and scripts on one connection, synchronously. Statements are prepared once. */
export type Runner = { calls(calls: readonly Call[]): readonly (readonly unknown[])[]; script<T>(script: Script<T>): T };

const nothing: readonly unknown[] = [];

/**
 * SQLite's own text of a statement. Without what only PostgreSQL needs, and with `+?` for `?`: a bare parameter in a join, an ORDER
 * BY or a LIMIT may change the query plan, so SQLite plans anew whenever it is bound, and better-sqlite3 unbinds after each use: 30 µs
 * for a look-up of 1. A unary plus is no operation, and keeps the plan.
 */
const textOf = ({ sql }: Statement): string =>
  sql
    .replace(/\{\{.*?\}\}/gs, '')
    .replaceAll('?', '+?')
    .trim();

export const runnerOn = (db: Database, may: 'read and write' | 'reads only' = 'read and write'): Runner => {
  // null: only PostgreSQL needs it.
  const prepared = new Map<Statement, Prepared<Value[], unknown> | null>();
  const prepare = (statement: Statement) => {
    const sql = textOf(statement);
    const made = sql === '' ? null : db.prepare<Value[], unknown>(sql);
    if (may === 'reads only' && made?.readonly === false) throw new Error(`A read would write: ${sql}`);
    if (statement.once !== true) prepared.set(statement, made);
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
