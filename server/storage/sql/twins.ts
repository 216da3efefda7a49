import type { Env, Scope } from '../ports/scope.ts';
import type { TwinPass, TwinsPort } from '../ports/twins.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';
import { sweeper } from './sweep.ts';

type Member = { app: string; user: string };

const appTwin = statement<RowOf<'twinApps'>>('SELECT * FROM twin_apps WHERE app = ?');
const pair = statement<RowOf<'twinApps'>>('SELECT * FROM twin_apps WHERE app = ? OR app = ? {{FOR UPDATE}}');
const insertPair = insertInto('twinApps', ['app', 'twin']);
const dropPair = statement<never>('DELETE FROM twin_apps WHERE app = ? OR twin = ?');
const insertPass = insertInto('twinPasses', ['hash', 'env', 'from_app', 'from_user', 'to_app', 'expires_at']);
const lockPass = statement<RowOf<'twinPasses'>>('SELECT * FROM twin_passes WHERE hash = ? AND env = ? AND to_app = ? {{FOR UPDATE}}');
const dropPass = statement<never>('DELETE FROM twin_passes WHERE hash = ?');
const insertUser = insertInto('twinUsers', ['app', 'env', 'user_id', 'twin_app', 'twin_user']);
const userTwin = statement<RowOf<'twinUsers'>>('SELECT * FROM twin_users WHERE app = ? AND env = ? AND user_id = ?');
const userTwins = statement<RowOf<'twinUsers'>>(
  'SELECT * FROM twin_users WHERE env = ? AND ((app = ? AND user_id = ?) OR (app = ? AND user_id = ?)) {{FOR UPDATE}}',
);
const sweep = sweeper('twin_passes', 'hash', 'expires_at <= ?');

function* link(app: string, twin: string): Unit<boolean> {
  const rows = yield* all(pair, app, twin);
  if (rows.some((row) => !((row.app === app && row.twin === twin) || (row.app === twin && row.twin === app)))) return { value: false };
  return { value: true, writes: rows.length > 0 ? [] : [insertPair({ app, twin }), insertPair({ app: twin, twin: app })] };
}

function* redeem(hash: string, { app, env }: Scope, now: number): Unit<TwinPass | undefined> {
  const row = yield* first(lockPass, hash, env, app);
  const twin = row && (yield* first(appTwin, app));
  if (row === undefined || row.expires_at <= now || twin?.twin !== row.from_app) return { value: undefined };
  const pass = { hash, env, from: { app: row.from_app, user: row.from_user }, to: row.to_app, expiresAt: row.expires_at };
  return { value: pass, writes: [call(dropPass, hash)] };
}

function* join(env: Env, one: Member, other: Member): Unit<boolean> {
  const known = yield* all(userTwins, env, one.app, one.user, other.app, other.user);
  if (known.length > 0) return { value: false };
  const row = (from: Member, to: Member) => insertUser({ app: from.app, env, user_id: from.user, twin_app: to.app, twin_user: to.user });
  return { value: true, writes: [row(one, other), row(other, one)] };
}

export const twinsPort = (driver: Driver): TwinsPort => ({
  twinOf: async (app) => (await driver.read(first(appTwin, app)))?.twin,
  link: (app, twin) => driver.write(() => link(app, twin)),
  unlink: (app) =>
    driver.write(function* () {
      return { value: undefined, writes: [call(dropPair, app, app)] };
    }),
  issue: ({ hash, env, from, to, expiresAt }) =>
    driver.write(function* () {
      return { value: undefined, writes: [insertPass({ hash, env, from_app: from.app, from_user: from.user, to_app: to, expires_at: expiresAt })] };
    }),
  redeem: (hash, to, now) => driver.write(() => redeem(hash, to, now)),
  join: (env, one, other) => driver.write(() => join(env, one, other)),
  other: async ({ app, env }, user) => {
    const row = await driver.read(first(userTwin, app, env, user));
    return row && { app: row.twin_app, user: row.twin_user };
  },
  purge: (now, limit) => driver.write(() => sweep(limit, now)),
});
