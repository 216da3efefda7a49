/** What may be bound to a `?`. */
export type Value = string | number | null | Uint8Array;

/**
 * One SQL text for both databases, `?` for parameters. What only PostgreSQL needs (row locks: SQLite has a single writer)
 * stands in `{{…}}` and is cut out for SQLite. `Row` is what comes back; it exists in types only.
 */
export type Statement<Row = unknown> = {
  readonly sql: string;
  readonly rows: (raw: readonly unknown[]) => readonly Row[];
  /** Put together for one use: drivers do not keep it prepared. */
  readonly once?: true;
};

export type Call = { readonly statement: Statement; readonly values: readonly Value[] };

/**
 * Reading as a generator: it yields batches of calls and gets their rows back, so that one text runs synchronously on SQLite
 * and asynchronously on PostgreSQL, where a batch is one round trip.
 */
export type Script<T> = Generator<readonly Call[], T, readonly (readonly unknown[])[]>;

/**
 * One atomic unit of work: a script that only reads (and locks), judges, and returns what is to be written. So every check
 * precedes the first write, a refused unit has nothing to undo, and a unit may be run again on fresh data.
 */
export type Unit<T> = Script<{ readonly value: T; readonly writes?: readonly Call[] }>;

/** A unique key or a foreign key refused the writes, again and again: somebody else was there first. Nothing was written. */
export class Clash extends Error {
  readonly code = 'clash';
}

/** A database that runs scripts. Both methods throw StorageUnavailable when it cannot. */
export type Driver = {
  /** Whether no other process serves this database. */
  readonly alone: boolean;
  read<T>(script: Script<T>): Promise<T>;
  /**
   * The same for what looks at very many rows: on SQLite in a thread of its own, so that sign-ins do not wait for it. Each batch sees
   * the newest data; the script as a whole is no snapshot.
   */
  scan<T>(script: Script<T>): Promise<T>;
  /** Resolves once the writes are durable. `unit` is called again after a lost race. Throws Clash when that does not help. */
  write<T>(unit: () => Unit<T>): Promise<T>;
  /**
   * Writes that clean up, and that may be lost in a crash. On SQLite it resolves at once and they go with the next group, at no commit of
   * their own; on PostgreSQL, where other processes look, when they are durable. `over` is called then, or when it failed for good.
   */
  follow(calls: readonly Call[], over: () => void): Promise<void>;
};

// The one cast of the storage layer: rows are what the SQL says, which no type can check; the contract suite does.
export const statement = <Row>(sql: string): Statement<Row> => ({ sql, rows: (raw) => raw as readonly Row[] });

/** The same for a text that is put together for one question. */
export const passing = <Row>(sql: string): Statement<Row> => ({ ...statement<Row>(sql), once: true });

export const call = (of: Statement, ...values: readonly Value[]): Call => ({ statement: of, values });

/** Every row. */
export function* all<Row>(of: Statement<Row>, ...values: readonly Value[]): Script<readonly Row[]> {
  const [rows = []] = yield [{ statement: of, values }];
  return of.rows(rows);
}

/** The first row, if any. */
export function* first<Row>(of: Statement<Row>, ...values: readonly Value[]): Script<Row | undefined> {
  const [rows = []] = yield [{ statement: of, values }];
  return of.rows(rows)[0];
}

/** Rows of several calls, asked for by the statement they came from. */
export type Found = <Row>(of: Statement<Row>) => readonly Row[];

/** Several calls in one round trip. */
export function* gather(calls: readonly Call[]): Script<Found> {
  const rows = yield calls;
  return (of) => calls.flatMap(({ statement: asked }, index) => (asked === of ? of.rows(rows[index] ?? []) : []));
}
