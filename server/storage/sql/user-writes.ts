import type { Identifier } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { ColumnType, UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from '../ports/scope.ts';
import { toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import type { UsersPort } from '../ports/users.ts';
import { type Call, call, first, type Script, statement } from '../script.ts';

export type Attributes = { readonly [column: string]: Json };
export type Column = Pick<RowOf<'userColumns'>, 'key' | 'type' | 'is_unique'>;

export const columnsOf = statement<Column>('SELECT key, type, is_unique FROM user_columns WHERE app = ?');
/** Who has this value in a unique column. */
const valueOwner = statement<{ user_id: string }>('SELECT user_id FROM user_values WHERE app = ? AND env = ? AND key = ? AND unique_text = ?');
/** Who has an identifier verified. */
export const ownerOf = statement<Pick<RowOf<'identifiers'>, 'kind' | 'canonical' | 'user_id'>>(
  "SELECT kind, canonical, user_id FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? AND claim = ''",
);
export const findOwner = ({ app, env }: Scope, { kind, canonical }: Identifier): Call => call(ownerOf, app, env, kind, canonical);

const insertUser = insertInto('users', ['app', 'env', 'id', 'status', 'attributes', 'created_at', 'updated_at', 'last_sign_in_at']);
const insertIdentifier = insertInto('identifiers', ['app', 'env', 'kind', 'canonical', 'claim', 'user_id', 'verified_at']);
const dropClaim = statement<never>('DELETE FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? AND claim = ?');
const insertPassword = insertInto(
  'passwords',
  ['app', 'env', 'user_id', 'hash', 'updated_at'],
  'ON CONFLICT (app, env, user_id) DO UPDATE SET hash = excluded.hash, updated_at = excluded.updated_at',
);
const insertValue = insertInto(
  'userValues',
  ['app', 'env', 'user_id', 'key', 'text', 'number', 'unique_text'],
  'ON CONFLICT (app, env, user_id, key) DO UPDATE SET text = excluded.text, number = excluded.number, unique_text = excluded.unique_text',
);
const removeValue = statement<never>('DELETE FROM user_values WHERE app = ? AND env = ? AND user_id = ? AND key = ?');
const updateUser = statement<never>('UPDATE users SET attributes = ?, updated_at = ? WHERE app = ? AND env = ? AND id = ?');
const updateRoles = statement<never>('UPDATE users SET roles = ?, updated_at = ? WHERE app = ? AND env = ? AND id = ?');
const changed = 'EXISTS (SELECT 1 FROM passwords WHERE app = ? AND env = ? AND user_id = ?)';
const dropCodes = statement<never>(`
  DELETE FROM codes WHERE app = ? AND env = ? AND used_at IS NULL AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ?) AND ${changed}`);
const revokeSessions = statement<never>(`
  UPDATE sessions SET revoked_at = ? WHERE app = ? AND env = ? AND user_id = ? AND revoked_at IS NULL AND ${changed}`);

/** The old attributes with the change laid over them; null takes a value away. */
export const mergeAttributes = (old: Attributes, change: Attributes): { [column: string]: Json } =>
  Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== null));

/** The form of a value that sorts and is searched. Of a PIN only that there is one: it is a secret. */
const sortable = (type: ColumnType, value: Json): { text: string | null; number: number | null } => {
  if (type === 'pin') return { text: null, number: null };
  if (typeof value === 'boolean') return { text: null, number: value ? 1 : 0 };
  return { text: typeof value === 'string' ? value.toLowerCase() : null, number: typeof value === 'number' ? value : null };
};

/** The form of a value that is compared where its column is unique. */
export const uniqueText = (column: Column, value: Json | undefined): string | undefined => {
  if (column.is_unique === 0 || value === undefined) return undefined;
  const { text, number } = sortable(column.type, value);
  return text ?? number?.toString();
};

/** Brings the value table in line with a change of attributes. */
export const writeValues = ({ app, env }: Scope, user: string, change: Attributes, columns: readonly Column[]): Call[] =>
  columns
    .filter(({ key }) => Object.hasOwn(change, key))
    .map((column) => {
      const value = change[column.key] ?? null;
      if (value === null) return call(removeValue, app, env, user, column.key);
      return insertValue({
        app,
        env,
        user_id: user,
        key: column.key,
        ...sortable(column.type, value),
        unique_text: uniqueText(column, value) ?? null,
      });
    });

export const writeAttributes = ({ app, env }: Scope, user: string, attributes: { [column: string]: Json }, now: number): Call =>
  call(updateUser, toJson(attributes), now, app, env, user);

export const writeRoles = ({ app, env }: Scope, user: string, roles: { [source: string]: readonly string[] }, now: number): Call =>
  call(updateRoles, toJson(roles), now, app, env, user);

const addIdentifier = ({ app, env }: Scope, user: string, { kind, canonical }: Identifier, verifiedAt: number | null): Call =>
  insertIdentifier({ app, env, kind, canonical, claim: verifiedAt === null ? user : '', user_id: user, verified_at: verifiedAt });

const dropIdentifier = statement<never>('DELETE FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ? AND user_id = ?');

/** Gives a user other identifiers. A new one is not verified; one they have already stays as it is. */
export const reidentify = (
  scope: Scope,
  user: string,
  { add, remove }: { add: readonly Identifier[]; remove: readonly Identifier[] },
  carried: readonly Identifier[],
): Call[] => {
  const among = (list: readonly Identifier[], { kind, canonical }: Identifier) =>
    list.some((one) => one.kind === kind && one.canonical === canonical);
  const gone = remove.filter((identifier) => !among(add, identifier));
  return [
    ...gone.map(({ kind, canonical }) => call(dropIdentifier, scope.app, scope.env, kind, canonical, user)),
    ...add.filter((identifier) => !among(carried, identifier)).map((identifier) => addIdentifier(scope, user, identifier, null)),
  ];
};

const updateStatus = statement<never>('UPDATE users SET status = ?, updated_at = ? WHERE app = ? AND env = ? AND id = ?');
const dropAllCodes = statement<never>(
  'DELETE FROM codes WHERE app = ? AND env = ? AND used_at IS NULL AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ?)',
);
const revokeAll = statement<never>('UPDATE sessions SET revoked_at = ? WHERE app = ? AND env = ? AND user_id = ? AND revoked_at IS NULL');

/** Whoever is no longer active is signed out everywhere by the same unit, also where a code is still on its way (FLOW-11, RT-05). */
export const writeStatus = ({ app, env }: Scope, user: string, status: UserStatus, now: number): Call[] => [
  call(updateStatus, status, now, app, env, user),
  ...(status === 'active' ? [] : [call(dropAllCodes, app, env, app, env, user), call(revokeAll, now, app, env, user)]),
];

/** Makes the user the owner of an identifier that has none yet; the key refuses a second one. */
export const verifyIdentifier = (scope: Scope, user: string, identifier: Identifier, now: number): Call[] => [
  call(dropClaim, scope.app, scope.env, identifier.kind, identifier.canonical, user),
  addIdentifier(scope, user, identifier, now),
];

/**
 * Sets a password. Where it replaces another one by choice, every session of the user and every unredeemed code ends
 * (RT-05); a mere rehash leaves them.
 */
export const writePassword = ({ app, env }: Scope, user: string, hash: string, reason: 'chosen' | 'rehash', now: number): Call[] => [
  ...(reason === 'rehash'
    ? []
    : [call(dropCodes, app, env, app, env, user, app, env, user), call(revokeSessions, now, app, env, user, app, env, user)]),
  insertPassword({ app, env, user_id: user, hash, updated_at: now }),
];

/** The rows of a new user, who may be signed in by the same unit. Nothing is checked here. */
export const writeUser = (
  scope: Scope,
  user: Parameters<UsersPort['create']>[1],
  known: readonly Column[],
  now: number,
  lastSignInAt: number | null = null,
): Call[] => [
  insertUser({
    ...scope,
    id: user.id,
    status: user.status,
    attributes: toJson(mergeAttributes({}, user.attributes)),
    created_at: now,
    updated_at: now,
    last_sign_in_at: lastSignInAt,
  }),
  ...user.identifiers.map(({ verified, ...identifier }) => addIdentifier(scope, user.id, identifier, verified ? now : null)),
  ...writeValues(scope, user.id, user.attributes, known),
];

/** The first unique column whose value somebody else has. */
export function* takenValue({ app, env }: Scope, user: string, change: Attributes, unique: readonly Column[]): Script<string | undefined> {
  for (const each of unique) {
    const text = uniqueText(each, change[each.key]);
    if (text === undefined) continue;
    const owner = yield* first(valueOwner, app, env, each.key, text);
    if (owner !== undefined && owner.user_id !== user) return each.key;
  }
  return undefined;
}
