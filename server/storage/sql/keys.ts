import type { KeysPort, SigningKey } from '../ports/keys.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'signingKeys'>;

const list = statement<Row>('SELECT * FROM signing_keys WHERE app = ? AND env = ? ORDER BY active_from, kid');
const newest = statement<{ active_from: number }>('SELECT active_from FROM signing_keys WHERE app = ? AND env = ? ORDER BY active_from DESC LIMIT 1');
// There may be no key to lock yet, so the app stands for all of its keys.
const lockApp = statement<never>('{{SELECT id FROM apps WHERE id = ? FOR UPDATE}}');
const insert = insertInto('signingKeys', ['kid', 'app', 'env', 'public_jwk', 'sealed_private_jwk', 'created_at', 'active_from', 'retire_at']);
const retire = statement<never>('UPDATE signing_keys SET retire_at = ? WHERE kid = ?');
const remove = statement<never>('DELETE FROM signing_keys WHERE kid = ?');

function* add(key: SigningKey, unlessActiveFrom: number): Unit<boolean> {
  yield* all(lockApp, key.app);
  const last = yield* first(newest, key.app, key.env);
  if (last !== undefined && last.active_from >= unlessActiveFrom) return { value: false };
  return {
    value: true,
    writes: [
      insert({
        kid: key.kid,
        app: key.app,
        env: key.env,
        public_jwk: key.publicJwk,
        sealed_private_jwk: key.sealedPrivateJwk,
        created_at: key.createdAt,
        active_from: key.activeFrom,
        retire_at: key.retireAt,
      }),
    ],
  };
}

export const keysPort = (driver: Driver): KeysPort => ({
  list: async (app, env) =>
    (await driver.read(all(list, app, env))).map((row) => ({
      kid: row.kid,
      app: row.app,
      env: row.env,
      publicJwk: row.public_jwk,
      sealedPrivateJwk: row.sealed_private_jwk,
      createdAt: row.created_at,
      activeFrom: row.active_from,
      retireAt: row.retire_at,
    })),
  add: (key, unlessActiveFrom) => driver.write(() => add(key, unlessActiveFrom)),
  retire: (kid, at) =>
    driver.write(function* retireKey() {
      return { value: undefined, writes: [call(retire, at, kid)] };
    }),
  remove: (kid) =>
    driver.write(function* removeKey() {
      return { value: undefined, writes: [call(remove, kid)] };
    }),
});
