import type { ExternalIdentity, Identifier } from '#flows/kit/identifier.ts';
import type { Scope } from '../ports/scope.ts';
import type { UserRow, UsersPort } from '../ports/users.ts';
import { fromJson } from '../json.ts';
import type { RowOf } from '../rows.ts';
import { all, call, type Driver, first, gather, type Script, statement, type Unit } from '../script.ts';
import { ValueTaken } from '../ports/users.ts';
import { findLinked, identitiesOf, type IdentityRow, linkedTo, removeIdentity, toIdentities } from './identities.ts';
import { userColumnsPort } from './user-columns.ts';
import { columnsOf, ownerOf, mergeAttributes, takenValue, writeAttributes, writePassword, writeUser, writeValues } from './user-writes.ts';

type Row = RowOf<'users'>;
type Carried = Pick<RowOf<'identifiers'>, 'kind' | 'canonical' | 'verified_at'>;
type Joined = Row & Pick<Carried, 'verified_at'> & { [Column in 'kind' | 'canonical']: Carried[Column] | null };
type NewUser = Parameters<UsersPort['create']>[1];
type Clash = { ok: false; reason: 'identifier-taken' | 'value-taken'; which: string };

// Not ordered by kind: SQLite would then walk every identifier of the app in that order instead of looking up the user's.
const joined = `
  SELECT users.*, identifiers.kind, identifiers.canonical, identifiers.verified_at FROM users
  LEFT JOIN identifiers ON identifiers.app = users.app AND identifiers.env = users.env AND identifiers.user_id = users.id
  WHERE users.app = ? AND users.env = ?`;
// What every sign-in asks does not join: two look-ups cost half of it, and go together.
const find = statement<Row>('SELECT * FROM users WHERE app = ? AND env = ? AND id = ?');
const identifiersOf = statement<Carried>('SELECT kind, canonical, verified_at FROM identifiers WHERE app = ? AND env = ? AND user_id = ?');
const carriers = statement<Pick<RowOf<'identifiers'>, 'user_id' | 'verified_at'>>(
  'SELECT user_id, verified_at FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? ORDER BY claim LIMIT 2',
);
const password = statement<{ hash: string }>('SELECT hash FROM passwords WHERE app = ? AND env = ? AND user_id = ?');
const lock = statement<Row>('SELECT * FROM users WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const setStatus = statement<never>('UPDATE users SET status = ?, updated_at = ? WHERE app = ? AND env = ? AND id = ?');
const remove = statement<never>('DELETE FROM users WHERE app = ? AND env = ? AND id = ?');
const dropCodes = statement<never>(
  'DELETE FROM codes WHERE app = ? AND env = ? AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ?)',
);

const everybody = 'SELECT id FROM users WHERE app = ? AND env = ?';
const matching = `
  SELECT user_id AS id FROM identifiers WHERE app = ? AND env = ? AND canonical LIKE ? ESCAPE '!'
  UNION SELECT user_id AS id FROM user_values WHERE app = ? AND env = ? AND text LIKE ? ESCAPE '!'`;
const totalOf = (ids: string) => statement<{ total: number }>(`SELECT count(*) AS total FROM (${ids}) AS chosen`);
const pageOf = (ids: string) =>
  statement<Joined>(`${joined} AND users.id IN (
  SELECT id FROM (${ids}) AS chosen WHERE CAST(? AS TEXT) IS NULL OR id < ? ORDER BY id DESC LIMIT ?) ORDER BY users.id DESC`);
const [total, totalMatching] = [totalOf(everybody), totalOf(matching)];
const [page, pageMatching] = [pageOf(everybody), pageOf(matching)];

const byName = (a: Carried, b: Carried): number => (a.kind === b.kind ? Number(a.canonical > b.canonical) || -1 : Number(a.kind > b.kind) || -1);

/** Identifiers in a fixed order. */
const toUser = (row: Row, carried: readonly Carried[], linked: readonly IdentityRow[] = []): UserRow => ({
  id: row.id,
  status: row.status,
  attributes: fromJson(row.attributes),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lastSignInAt: row.last_sign_in_at,
  identifiers: carried.toSorted(byName).map(({ kind, canonical, verified_at }) => ({ kind, canonical, verified: verified_at !== null })),
  ...(linked.length > 0 && { identities: toIdentities(linked) }),
  ...(row.roles !== null && { roles: [...new Set(Object.values(fromJson(row.roles)).flat())].sort() }),
});

/** One user for all rows with the same id. */
const toUsers = (rows: readonly Joined[]): UserRow[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) => {
    const carried = own.flatMap(({ kind, canonical, verified_at }) =>
      kind === null || canonical === null ? [] : [{ kind, canonical, verified_at }],
    );
    return own.slice(0, 1).map((row) => toUser(row, carried));
  });

function* findUser({ app, env }: Scope, id: string): Script<UserRow | undefined> {
  const found = yield* gather([call(find, app, env, id), call(identifiersOf, app, env, id), call(identitiesOf, app, env, id)]);
  const [row] = found(find);
  return row && toUser(row, found(identifiersOf), found(identitiesOf));
}

function* byIdentity(scope: Scope, identity: ExternalIdentity): Script<UserRow | undefined> {
  const [linked] = (yield* gather([findLinked(scope, identity)]))(linkedTo);
  return linked && (yield* findUser(scope, linked.user_id));
}

function* unlinkIdentity(scope: Scope, id: string, identity: ExternalIdentity): Unit<boolean> {
  const [linked] = (yield* gather([findLinked(scope, identity)]))(linkedTo);
  return linked?.user_id === id ? { value: true, writes: [removeIdentity(scope, id, identity)] } : { value: false };
}

function* byIdentifier(scope: Scope, { kind, canonical }: Identifier): Script<UserRow | undefined> {
  // The claim of the one who has it verified is empty and comes first.
  const [carrier, other] = yield* all(carriers, scope.app, scope.env, kind, canonical);
  if (carrier === undefined || (carrier.verified_at === null && other !== undefined)) return undefined;
  return yield* findUser(scope, carrier.user_id);
}

function* create(scope: Scope, user: NewUser, now: number): Unit<{ ok: true } | Clash> {
  const { app, env } = scope;
  for (const { kind, canonical, verified } of user.identifiers) {
    if (verified && (yield* first(ownerOf, app, env, kind, canonical)) !== undefined)
      return { value: { ok: false, reason: 'identifier-taken', which: kind } };
  }
  const known = yield* all(columnsOf, app);
  const taken = yield* takenValue(scope, user.id, user.attributes, known);
  if (taken !== undefined) return { value: { ok: false, reason: 'value-taken', which: taken } };
  return { value: { ok: true }, writes: writeUser(scope, user, known, now) };
}

function* update(scope: Scope, id: string, change: Parameters<UsersPort['update']>[2], now: number): Unit<boolean> {
  const { app, env } = scope;
  const row = yield* first(lock, app, env, id);
  if (row === undefined) return { value: false };
  const { attributes, status } = change;
  const known = attributes === undefined ? [] : yield* all(columnsOf, app);
  if (attributes !== undefined) {
    const taken = yield* takenValue(scope, id, attributes, known);
    if (taken !== undefined) throw new ValueTaken(taken);
  }
  return {
    value: true,
    writes: [
      ...(attributes === undefined
        ? []
        : [writeAttributes(scope, id, mergeAttributes(fromJson(row.attributes), attributes), now), ...writeValues(scope, id, attributes, known)]),
      ...(status === undefined ? [] : [call(setStatus, status, now, app, env, id)]),
    ],
  };
}

function* removeUser({ app, env }: Scope, id: string): Unit<boolean> {
  const row = yield* first(lock, app, env, id);
  return row === undefined ? { value: false } : { value: true, writes: [call(dropCodes, app, env, app, env, id), call(remove, app, env, id)] };
}

function* setPassword(scope: Scope, id: string, hash: string, now: number): Unit<void> {
  const row = yield* first(lock, scope.app, scope.env, id);
  return { value: undefined, writes: row === undefined ? [] : writePassword(scope, id, hash, 'chosen', now) };
}

const like = (search: string): string => `%${search.toLowerCase().replace(/[!%_]/g, '!$&').replaceAll('\0', '')}%`;

function* readPage({ app, env }: Scope, { search, after, limit }: Parameters<UsersPort['page']>[1]): Script<Awaited<ReturnType<UsersPort['page']>>> {
  const searching = search !== undefined && search !== '';
  const whom = searching ? [app, env, like(search), app, env, like(search)] : [app, env];
  const rows = toUsers(yield* all(searching ? pageMatching : page, app, env, ...whom, after ?? null, after ?? null, limit + 1));
  const [counted] = yield* all(searching ? totalMatching : total, ...whom);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? shown.at(-1)?.id : undefined;
  return { rows: shown, total: counted?.total ?? 0, ...(next !== undefined && { next }) };
}

export const usersPort = (driver: Driver): UsersPort => ({
  find: (scope, id) => driver.read(findUser(scope, id)),
  byIdentifier: (scope, identifier) => driver.read(byIdentifier(scope, identifier)),
  byIdentity: (scope, identity) => driver.read(byIdentity(scope, identity)),
  unlinkIdentity: (scope, id, identity) => driver.write(() => unlinkIdentity(scope, id, identity)),
  passwordHash: async ({ app, env }, id) => (await driver.read(first(password, app, env, id)))?.hash,
  create: (scope, user, now) => driver.write(() => create(scope, user, now)),
  update: (scope, id, change, now) => driver.write(() => update(scope, id, change, now)),
  remove: (scope, id) => driver.write(() => removeUser(scope, id)),
  setPassword: (scope, id, hash, now) => driver.write(() => setPassword(scope, id, hash, now)),
  page: (scope, query) => driver.read(readPage(scope, query)),
  ...userColumnsPort(driver),
});
