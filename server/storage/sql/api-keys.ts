import type { ApiKey, ApiKeysPort } from '../ports/api-keys.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement } from '../script.ts';

type Row = RowOf<'apiKeys'>;

const list = statement<Row>('SELECT * FROM api_keys WHERE app = ? AND env = ? ORDER BY id DESC');
const find = statement<Row>('SELECT * FROM api_keys WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const look = statement<Row>('SELECT * FROM api_keys WHERE app = ? AND env = ? AND id = ?');
const insert = insertInto('apiKeys', [
  'app',
  'env',
  'id',
  'name',
  'hash',
  'prefix',
  'scopes',
  'created_by',
  'created_at',
  'expires_at',
  'last_used_at',
  'revoked_at',
]);
const revoke = statement<never>('UPDATE api_keys SET revoked_at = ? WHERE app = ? AND env = ? AND id = ?');
const used = statement<never>('UPDATE api_keys SET last_used_at = ? WHERE app = ? AND env = ? AND id = ?');

const toKey = (row: Row): ApiKey => ({
  app: row.app,
  env: row.env,
  id: row.id,
  name: row.name,
  hash: row.hash,
  prefix: row.prefix,
  scopes: fromJson(row.scopes),
  createdBy: row.created_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  lastUsedAt: row.last_used_at,
  revokedAt: row.revoked_at,
});

export const apiKeysPort = (driver: Driver): ApiKeysPort => ({
  list: async ({ app, env }) => (await driver.read(all(list, app, env))).map(toKey),
  find: async ({ app, env }, id) => {
    const row = await driver.read(first(look, app, env, id));
    return row && toKey(row);
  },
  create: ({ app, env, id, name, hash, prefix, scopes, createdBy, createdAt, expiresAt, lastUsedAt, revokedAt }) =>
    driver.write(function* create() {
      return {
        value: undefined,
        writes: [
          insert({
            app,
            env,
            id,
            name,
            hash,
            prefix,
            scopes: toJson(scopes),
            created_by: createdBy,
            created_at: createdAt,
            expires_at: expiresAt,
            last_used_at: lastUsedAt,
            revoked_at: revokedAt,
          }),
        ],
      };
    }),
  revoke: ({ app, env }, id, now) =>
    driver.write(function* revokeKey() {
      const row = yield* first(find, app, env, id);
      return row === undefined || row.revoked_at !== null ? { value: false } : { value: true, writes: [call(revoke, now, app, env, id)] };
    }),
  used: ({ app, env }, id, now) =>
    driver.write(function* useKey() {
      return { value: undefined, writes: [call(used, now, app, env, id)] };
    }),
});
