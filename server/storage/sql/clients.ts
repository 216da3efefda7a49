import type { Client, ClientsPort } from '../ports/clients.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'clients'>;

const find = statement<Row>('SELECT * FROM clients WHERE app = ? AND env = ? AND id = ?');
const list = statement<Row>('SELECT * FROM clients WHERE app = ? ORDER BY created_at, id, env');
const active = statement<Pick<Row, 'origins'>>("SELECT origins FROM clients WHERE app = ? AND env = ? AND status = 'active'");
const save = insertInto(
  'clients',
  ['app', 'env', 'id', 'name', 'kind', 'secret_hash', 'redirect_uris', 'origins', 'accepts', 'status', 'created_at'],
  `
  ON CONFLICT (app, env, id) DO UPDATE SET name = excluded.name, kind = excluded.kind, secret_hash = excluded.secret_hash,
  redirect_uris = excluded.redirect_uris, origins = excluded.origins, accepts = excluded.accepts, status = excluded.status`,
);
const named = statement<{ env: string }>('SELECT env FROM clients WHERE app = ? AND id = ? {{FOR UPDATE}}');
const drop = statement<never>('DELETE FROM clients WHERE app = ? AND id = ?');

const toClient = (row: Row): Client => ({
  id: row.id,
  app: row.app,
  env: row.env,
  name: row.name,
  kind: row.kind,
  secretHash: row.secret_hash,
  redirectUris: fromJson(row.redirect_uris),
  origins: fromJson(row.origins),
  accepts: fromJson(row.accepts),
  status: row.status,
  createdAt: row.created_at,
});

function* remove(app: string, id: string): Unit<boolean> {
  const rows = yield* all(named, app, id);
  return rows.length === 0 ? { value: false } : { value: true, writes: [call(drop, app, id)] };
}

export const clientsPort = (driver: Driver): ClientsPort => ({
  find: async (app, env, id) => {
    const row = await driver.read(first(find, app, env, id));
    return row && toClient(row);
  },
  list: async (app) => (await driver.read(all(list, app))).map(toClient),
  origins: async (app, env) => [...new Set((await driver.read(all(active, app, env))).flatMap(({ origins }) => fromJson(origins)))],
  save: (client) =>
    driver.write(function* saveClient() {
      return {
        value: undefined,
        writes: [
          save({
            app: client.app,
            env: client.env,
            id: client.id,
            name: client.name,
            kind: client.kind,
            secret_hash: client.secretHash,
            redirect_uris: toJson(client.redirectUris),
            origins: toJson(client.origins),
            accepts: toJson(client.accepts),
            status: client.status,
            created_at: client.createdAt,
          }),
        ],
      };
    }),
  remove: (app, id) => driver.write(() => remove(app, id)),
});
