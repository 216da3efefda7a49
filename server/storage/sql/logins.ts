import type { Login } from '#flows/kit/login.ts';
import type { LoginRecord, LoginsPort } from '../ports/logins.ts';
import type { Scope } from '../ports/scope.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, statement, type Unit } from '../script.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'logins'>;

const byState = statement<Row>('SELECT * FROM logins WHERE hash = ?');
const lock = statement<Row>('SELECT * FROM logins WHERE hash = ? AND app = ? AND env = ? {{FOR UPDATE}}');
const byReturn = statement<Row>('SELECT * FROM logins WHERE app = ? AND env = ? AND return_hash = ?');
export const lockReturn = statement<Row>('SELECT * FROM logins WHERE app = ? AND env = ? AND return_hash = ? {{FOR UPDATE}}');
export const spendReturn = statement<never>('UPDATE logins SET spent_at = ? WHERE app = ? AND env = ? AND return_hash = ?');
const take = statement<never>('UPDATE logins SET taken_at = ? WHERE hash = ? AND app = ? AND env = ?');
const leave = statement<never>('UPDATE logins SET return_hash = ?, return_until = ?, sealed_result = ? WHERE hash = ? AND app = ? AND env = ?');
const insert = insertInto('logins', ['hash', 'app', 'env', 'connector', 'run', 'node', 'visit', 'sealed', 'expires_at']);
const sweep = sweeper('logins', 'hash, app, env', 'expires_at <= ?');
/** A return code outlives the login it belongs to by at most this (ms). */
const keptMs = 60_000;

export const writeLogin = ({ app, env }: Scope, { hash, connector, run, node, visit, sealed, expiresAt }: Login | LoginRecord): Call =>
  insert({ hash, app, env, connector, run, node, visit, sealed, expires_at: expiresAt });

export const redeemable = (row: Row, now: number): boolean => row.spent_at === null && row.return_until !== null && row.return_until > now;

const toRecord = ({ hash, app, env, connector, run, node, visit, sealed, expires_at }: Row): LoginRecord => ({
  hash,
  app,
  env,
  connector,
  run,
  node,
  visit,
  sealed,
  expiresAt: expires_at,
});

function* takeOnce({ app, env }: Scope, hash: string, now: number): Unit<boolean> {
  const row = yield* first(lock, hash, app, env);
  if (row === undefined || row.taken_at !== null || row.expires_at <= now) return { value: false };
  return { value: true, writes: [call(take, now, hash, app, env)] };
}

function* leaveOnce({ app, env }: Scope, hash: string, left: Parameters<LoginsPort['leave']>[2]): Unit<boolean> {
  const row = yield* first(lock, hash, app, env);
  if (row === undefined || row.taken_at === null || row.return_hash !== null) return { value: false };
  return { value: true, writes: [call(leave, left.returnHash, left.returnUntil, left.sealedResult, hash, app, env)] };
}

export const loginsPort = (driver: Driver): LoginsPort => ({
  begin: (login) =>
    driver.write(function* begin() {
      return { value: undefined, writes: [writeLogin(login, login)] };
    }),
  find: async (hash) => {
    const row = await driver.read(first(byState, hash));
    return row && toRecord(row);
  },
  take: (scope, hash, now) => driver.write(() => takeOnce(scope, hash, now)),
  leave: (scope, hash, left) => driver.write(() => leaveOnce(scope, hash, left)),
  returned: async ({ app, env }, returnHash, now) => {
    const row = await driver.read(first(byReturn, app, env, returnHash));
    if (row === undefined || row.sealed_result === null || !redeemable(row, now)) return undefined;
    const { sealed: _, expiresAt: __, ...record } = toRecord(row);
    return { ...record, sealedResult: row.sealed_result };
  },
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
