import { type ExternalIdentity, type Identifier, sameIdentity } from '#flows/kit/identifier.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from '../ports/scope.ts';
import type { UserRow, UsersPort } from '../ports/users.ts';
import { fromJson } from '../json.ts';
import type { RowOf } from '../rows.ts';
import { all, call, type Driver, first, gather, type Script, statement, type Unit } from '../script.ts';
import { ValueTaken } from '../ports/users.ts';
import { findLinked, identitiesOf, type IdentityRow, linkedTo, removeIdentity, toIdentities } from './identities.ts';
import { userColumnsPort } from './user-columns.ts';
import { countUsers, pageUsers } from './user-grid.ts';
import {
  columnsOf,
  ownerOf,
  mergeAttributes,
  reidentify,
  takenValue,
  writeAttributes,
  writePassword,
  writeRoles,
  writeStatus,
  writeUser,
  writeValues,
} from './user-writes.ts';

type Row = RowOf<'users'>;
type Carried = Pick<RowOf<'identifiers'>, 'kind' | 'canonical' | 'verified_at'>;
type NewUser = Parameters<UsersPort['create']>[1];
type Clash = { ok: false; reason: 'identifier-taken' | 'value-taken'; which: string };

// Not joined: look-ups by key cost half of it, and go together.
const find = statement<Row>('SELECT * FROM users WHERE app = ? AND env = ? AND id = ?');
const identifiersOf = statement<Carried>('SELECT kind, canonical, verified_at FROM identifiers WHERE app = ? AND env = ? AND user_id = ?');
const carriers = statement<Pick<RowOf<'identifiers'>, 'user_id' | 'verified_at'>>(
  'SELECT user_id, verified_at FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? ORDER BY claim LIMIT 2',
);
const activeConnectors = statement<Pick<RowOf<'connectors'>, 'id'>>("SELECT id FROM connectors WHERE app = ? AND status = 'active'");
const password = statement<{ hash: string }>('SELECT hash FROM passwords WHERE app = ? AND env = ? AND user_id = ?');
const lock = statement<Row>('SELECT * FROM users WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const remove = statement<never>('DELETE FROM users WHERE app = ? AND env = ? AND id = ?');
const dropCodes = statement<never>(
  'DELETE FROM codes WHERE app = ? AND env = ? AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ?)',
);

const byName = (a: Carried, b: Carried): number => (a.kind === b.kind ? Number(a.canonical > b.canonical) || -1 : Number(a.kind > b.kind) || -1);

/** Whose rights count. `all`: where connectors are rows of another database. */
export type RightsOf = 'active connectors' | 'all connectors';
/** Ids of the connectors whose rights count; undefined: of all. */
type Counting = ReadonlySet<string> | undefined;

/** Rights are read with the state of who gave them: those of a connector that was switched off or removed are none at once (FED-06). */
function* countingFor(rights: RightsOf, app: string, rows: readonly Row[]): Script<Counting> {
  if (rights === 'all connectors') return undefined;
  return new Set(rows.some((row) => row.roles !== null) ? (yield* all(activeConnectors, app)).map(({ id }) => id) : []);
}

const rolesOf = (roles: NonNullable<Row['roles']>, counting: Counting): string[] => {
  const given = Object.entries(fromJson(roles)).flatMap(([source, own]) => (counting === undefined || counting.has(source) ? own : []));
  return [...new Set(given)].sort();
};

/** Identifiers in a fixed order. */
const toUser = (row: Row, counting: Counting, carried: readonly Carried[], linked: readonly IdentityRow[] = []): UserRow => ({
  id: row.id,
  status: row.status,
  attributes: fromJson(row.attributes),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  lastSignInAt: row.last_sign_in_at,
  identifiers: carried.toSorted(byName).map(({ kind, canonical, verified_at }) => ({ kind, canonical, verified: verified_at !== null })),
  ...(linked.length > 0 && { identities: toIdentities(linked) }),
  ...(row.roles !== null && { roles: rolesOf(row.roles, counting) }),
});

function* findUser({ app, env }: Scope, id: string, rights: RightsOf): Script<UserRow | undefined> {
  const found = yield* gather([call(find, app, env, id), call(identifiersOf, app, env, id), call(identitiesOf, app, env, id)]);
  const [row] = found(find);
  return row && toUser(row, yield* countingFor(rights, app, [row]), found(identifiersOf), found(identitiesOf));
}

function* byIdentity(scope: Scope, identity: ExternalIdentity, rights: RightsOf): Script<UserRow | undefined> {
  const [linked] = (yield* gather([findLinked(scope, identity)]))(linkedTo);
  return linked && (yield* findUser(scope, linked.user_id, rights));
}

function* unlinkIdentity(scope: Scope, id: string, identity: ExternalIdentity): Unit<'unlinked' | 'not-linked' | 'only-way-in'> {
  const { app, env } = scope;
  // Locked, so that of two who take one account each the second sees what the first left.
  const row = yield* first(lock, app, env, id);
  const found = yield* gather([
    findLinked(scope, identity),
    call(identitiesOf, app, env, id),
    call(identifiersOf, app, env, id),
    call(password, app, env, id),
  ]);
  const [linked] = found(linkedTo);
  if (row === undefined || linked?.user_id !== id) return { value: 'not-linked' };
  const hasPassword = found(password).length > 0;
  const other = found(identitiesOf).length > 1 || found(identifiersOf).some(({ kind }) => kind !== 'username' || hasPassword);
  if (!other) return { value: 'only-way-in' };
  // With the last account of a service go the rights its groups gave: nothing would ever take them back (MOB-6).
  const isLast = !found(identitiesOf).some((kept) => kept.connector === identity.connector && !sameIdentity(kept, identity));
  const { [identity.connector]: given, ...roles } = row.roles === null ? {} : fromJson(row.roles);
  const rights = isLast && given !== undefined ? [writeRoles(scope, id, roles, row.updated_at)] : [];
  return { value: 'unlinked', writes: [removeIdentity(scope, id, identity), ...rights] };
}

function* byIdentifier(scope: Scope, { kind, canonical }: Identifier, rights: RightsOf): Script<UserRow | undefined> {
  // The claim of the one who has it verified is empty and comes first.
  const [carrier, other] = yield* all(carriers, scope.app, scope.env, kind, canonical);
  if (carrier === undefined || (carrier.verified_at === null && other !== undefined)) return undefined;
  return yield* findUser(scope, carrier.user_id, rights);
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
  const carried = change.identifiers === undefined ? [] : yield* all(identifiersOf, app, env, id);
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
      ...(status === undefined ? [] : writeStatus(scope, id, status, now)),
      ...(change.identifiers === undefined ? [] : reidentify(scope, id, change.identifiers, carried)),
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

/** Users by their ids, in that order. */
function* loadUsers({ app, env }: Scope, ids: readonly string[], rights: RightsOf): Script<UserRow[]> {
  const asked = ids.map((id) => [call(find, app, env, id), call(identifiersOf, app, env, id), call(identitiesOf, app, env, id)]);
  const rows = yield asked.flat();
  const found = ids.map((_, index) => {
    const [row = [], carried = [], linked = []] = rows.slice(3 * index, 3 * index + 3);
    return { users: find.rows(row), carried: identifiersOf.rows(carried), linked: identitiesOf.rows(linked) };
  });
  const counting = yield* countingFor(
    rights,
    app,
    found.flatMap(({ users }) => users),
  );
  return found.flatMap(({ users, carried, linked }) => users.map((user) => toUser(user, counting, carried, linked)));
}

/** Of the users named, those who are there. */
function* lockUsers({ app, env }: Scope, ids: readonly string[]): Script<readonly Row[]> {
  // In one order everywhere, so that two units never wait for each other.
  return (yield* gather([...new Set(ids)].sort().map((id) => call(lock, app, env, id))))(lock);
}

function* setStatusOf(scope: Scope, ids: readonly string[], status: UserStatus, now: number): Unit<number> {
  const changed = (yield* lockUsers(scope, ids)).filter((row) => row.status !== status);
  return {
    value: changed.length,
    writes: changed.flatMap(({ id }) => writeStatus(scope, id, status, now)),
  };
}

function* removeUsers(scope: Scope, ids: readonly string[]): Unit<number> {
  const { app, env } = scope;
  const there = yield* lockUsers(scope, ids);
  return { value: there.length, writes: there.flatMap(({ id }) => [call(dropCodes, app, env, app, env, id), call(remove, app, env, id)]) };
}

export const usersPort = (driver: Driver, rights: RightsOf): UsersPort => ({
  find: (scope, id) => driver.read(findUser(scope, id, rights)),
  byIdentifier: (scope, identifier) => driver.read(byIdentifier(scope, identifier, rights)),
  byIdentity: (scope, identity) => driver.read(byIdentity(scope, identity, rights)),
  unlinkIdentity: (scope, id, identity) => driver.write(() => unlinkIdentity(scope, id, identity)),
  passwordHash: async ({ app, env }, id) => (await driver.read(first(password, app, env, id)))?.hash,
  create: (scope, user, now) => driver.write(() => create(scope, user, now)),
  update: (scope, id, change, now) => driver.write(() => update(scope, id, change, now)),
  remove: (scope, id) => driver.write(() => removeUser(scope, id)),
  setPassword: (scope, id, hash, now) => driver.write(() => setPassword(scope, id, hash, now)),
  page: (scope, query) => driver.scan(pageUsers(scope, query, (ids) => loadUsers(scope, ids, rights))),
  count: (scope, selection) => driver.scan(countUsers(scope, selection)),
  setStatusOf: (scope, ids, status, now) => driver.write(() => setStatusOf(scope, ids, status, now)),
  removeAll: (scope, ids) => driver.write(() => removeUsers(scope, ids)),
  ...userColumnsPort(driver),
});
