import type { Scope } from '../ports/scope.ts';
import type { ImportPart, UserImport, UserImportsPort } from '../ports/user-imports.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';
import { applyRows } from './import-part.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'userImports'>;

const find = statement<Row>('SELECT * FROM user_imports WHERE app = ? AND env = ? AND id = ?');
const lock = statement<Row>('SELECT * FROM user_imports WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const latest = statement<Row>('SELECT * FROM user_imports WHERE app = ? AND env = ? ORDER BY id DESC LIMIT 1');
const abandoned = statement<Pick<Row, 'app' | 'env' | 'id'>>(
  "SELECT app, env, id FROM user_imports WHERE status IN ('checking', 'importing') AND lease_until <= ?",
);
const insert = insertInto('userImports', [
  'app',
  'env',
  'id',
  'status',
  'file',
  'settings',
  'counts',
  'done',
  'parts',
  'member',
  'note',
  'created_at',
  'updated_at',
  'lease_until',
]);
const update = statement<never>(`
  UPDATE user_imports SET status = ?, file = ?, settings = ?, counts = ?, done = ?, parts = ?, note = ?, lease_until = ?, updated_at = ?
  WHERE app = ? AND env = ? AND id = ?`);
const insertPart = insertInto('userImportParts', ['app', 'env', 'import', 'seq', 'lines', 'rejected']);
const findPart = statement<RowOf<'userImportParts'>>('SELECT * FROM user_import_parts WHERE app = ? AND env = ? AND import = ? AND seq = ?');
const setRejected = statement<never>('UPDATE user_import_parts SET rejected = ? WHERE app = ? AND env = ? AND import = ? AND seq = ?');
const withRejected = statement<Pick<RowOf<'userImportParts'>, 'seq' | 'rejected'>>(
  "SELECT seq, rejected FROM user_import_parts WHERE app = ? AND env = ? AND import = ? AND seq > ? AND rejected <> '[]' ORDER BY seq LIMIT 1",
);
/** ms */
const kept = 86_400_000;
const sweep = sweeper('user_imports', 'app, env, id', 'updated_at <= ?');

const toImport = (row: Row): UserImport => ({
  app: row.app,
  env: row.env,
  id: row.id,
  status: row.status,
  file: fromJson(row.file),
  settings: fromJson(row.settings),
  counts: fromJson(row.counts),
  done: row.done,
  parts: row.parts,
  member: row.member,
  note: row.note,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  leaseUntil: row.lease_until,
});

const written = (made: UserImport, now: number) =>
  call(
    update,
    made.status,
    toJson(made.file),
    toJson(made.settings),
    toJson(made.counts),
    made.done,
    made.parts,
    made.note,
    made.leaseUntil,
    now,
    made.app,
    made.env,
    made.id,
  );

function* create(made: UserImport): Unit<void> {
  return {
    value: undefined,
    writes: [
      insert({
        app: made.app,
        env: made.env,
        id: made.id,
        status: made.status,
        file: toJson(made.file),
        settings: toJson(made.settings),
        counts: toJson(made.counts),
        done: made.done,
        parts: made.parts,
        member: made.member,
        note: made.note,
        created_at: made.createdAt,
        updated_at: made.updatedAt,
        lease_until: made.leaseUntil,
      }),
    ],
  };
}

function* addParts({ app, env }: Scope, id: string, parts: readonly ImportPart[]): Unit<void> {
  const writes = parts.map(({ seq, lines, rejected }) => insertPart({ app, env, import: id, seq, lines: toJson(lines), rejected: toJson(rejected) }));
  return { value: undefined, writes };
}

function* change(
  { app, env }: Scope,
  id: string,
  from: readonly UserImport['status'][],
  to: Parameters<UserImportsPort['change']>[3],
  now: number,
): Unit<boolean> {
  const row = yield* first(lock, app, env, id);
  if (row === undefined || !from.includes(row.status)) return { value: false };
  return { value: true, writes: [written({ ...toImport(row), ...to }, now)] };
}

function* claim({ app, env }: Scope, id: string, now: number, until: number): Unit<UserImport | undefined> {
  const row = yield* first(lock, app, env, id);
  if (row === undefined || (row.status !== 'checking' && row.status !== 'importing') || row.lease_until > now) return { value: undefined };
  const claimed = { ...toImport(row), leaseUntil: until };
  return { value: claimed, writes: [written(claimed, now)] };
}

function* apply(
  scope: Scope,
  id: string,
  { seq, rows, rejected }: Parameters<UserImportsPort['apply']>[2],
  settings: Parameters<UserImportsPort['apply']>[3],
  now: number,
  leaseUntil: number,
): Unit<Awaited<ReturnType<UserImportsPort['apply']>>> {
  const { app, env } = scope;
  const row = yield* first(lock, app, env, id);
  if (row === undefined || row.status !== 'importing' || row.done !== seq) return { value: undefined };
  const made = toImport(row);
  const applied = yield* applyRows(scope, rows, settings, now);
  const refused = [...rejected, ...applied.rejected].toSorted((a, b) => a.line - b.line);
  const counts = {
    created: made.counts.created + applied.counts.created,
    updated: made.counts.updated + applied.counts.updated,
    skipped: made.counts.skipped + applied.counts.skipped,
    rejected: made.counts.rejected + refused.length,
  };
  return {
    value: counts,
    writes: [...applied.writes, call(setRejected, toJson(refused), app, env, id, seq), written({ ...made, counts, done: seq + 1, leaseUntil }, now)],
  };
}

export const userImportsPort = (driver: Driver): UserImportsPort => ({
  create: (made) => driver.write(() => create(made)),
  find: async ({ app, env }, id) => {
    const row = await driver.read(first(find, app, env, id));
    return row && toImport(row);
  },
  latest: async ({ app, env }) => {
    const row = await driver.read(first(latest, app, env));
    return row && toImport(row);
  },
  addParts: (scope, id, parts) => driver.write(() => addParts(scope, id, parts)),
  part: async ({ app, env }, id, seq) => {
    const row = await driver.read(first(findPart, app, env, id, seq));
    return row && { seq: row.seq, lines: fromJson(row.lines), rejected: fromJson(row.rejected) };
  },
  change: (scope, id, from, to, now) => driver.write(() => change(scope, id, from, to, now)),
  claim: (scope, id, now, until) => driver.write(() => claim(scope, id, now, until)),
  abandoned: (now) => driver.read(all(abandoned, now)),
  apply: (scope, id, part, settings, now, leaseUntil) => driver.write(() => apply(scope, id, part, settings, now, leaseUntil)),
  tryOut: (scope, rows, settings) =>
    driver.scan(
      (function* tryRows() {
        const { counts, rejected } = yield* applyRows(scope, rows, settings, 0);
        return { counts, rejected };
      })(),
    ),
  noteCheck: ({ app, env }, id, { seq, rejected }, counts, now, leaseUntil) =>
    driver.write(function* keep() {
      const row = yield* first(lock, app, env, id);
      if (row === undefined || row.status !== 'checking') return { value: false };
      const next = { ...toImport(row), counts, done: seq + 1, leaseUntil };
      return { value: true, writes: [call(setRejected, toJson(rejected), app, env, id, seq), written(next, now)] };
    }),
  nextRejected: async ({ app, env }, id, seq) => {
    const row = await driver.read(first(withRejected, app, env, id, seq));
    return row && { seq: row.seq, rejected: fromJson(row.rejected) };
  },
  purge: (now, limit) => driver.write(() => sweep(limit, now - kept)),
});
