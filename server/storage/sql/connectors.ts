import { fromJson, toJson } from '../json.ts';
import type { Connector, ConnectorsPort, ConnectorValues } from '../ports/connectors.ts';
import type { Env, Scope } from '../ports/scope.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { call, type Driver, first, gather, statement, type Unit } from '../script.ts';

type Row = RowOf<'connectors'>;
type ValuesRow = RowOf<'connectorValues'>;

const find = statement<Row>('SELECT * FROM connectors WHERE app = ? AND id = ?');
const lock = statement<Row>('SELECT * FROM connectors WHERE app = ? AND id = ? {{FOR UPDATE}}');
const list = statement<Row>('SELECT * FROM connectors WHERE app = ? ORDER BY id');
const filled = statement<{ connector: string; env: Env }>('SELECT connector, env FROM connector_values WHERE app = ? ORDER BY env');
const valuesOf = statement<ValuesRow>('SELECT * FROM connector_values WHERE app = ? AND env = ? AND connector = ?');
const insert = insertInto('connectors', ['app', 'id', 'kind', 'name', 'status', 'created_at', 'updated_at']);
const change = statement<never>('UPDATE connectors SET name = ?, status = ?, updated_at = ? WHERE app = ? AND id = ?');
const drop = statement<never>('DELETE FROM connectors WHERE app = ? AND id = ?');
const saveValues = insertInto(
  'connectorValues',
  ['app', 'env', 'connector', 'settings', 'secrets', 'sealed', 'updated_at'],
  `ON CONFLICT (app, env, connector) DO UPDATE SET settings = excluded.settings, secrets = excluded.secrets, sealed = excluded.sealed,
  updated_at = excluded.updated_at`,
);

const toConnector = (row: Row): Connector => ({
  id: row.id,
  app: row.app,
  kind: row.kind,
  name: row.name,
  status: row.status,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toValues = (row: ValuesRow): ConnectorValues => ({
  settings: fromJson(row.settings),
  secrets: fromJson(row.secrets),
  sealed: row.sealed,
  updatedAt: row.updated_at,
});

function* update(app: string, id: string, given: Partial<Pick<Connector, 'name' | 'status'>>, at: number): Unit<boolean> {
  const row = yield* first(lock, app, id);
  if (row === undefined) return { value: false };
  return { value: true, writes: [call(change, given.name ?? row.name, given.status ?? row.status, at, app, id)] };
}

function* save({ app, env }: Scope, id: string, values: ConnectorValues): Unit<boolean> {
  const row = yield* first(lock, app, id);
  if (row === undefined) return { value: false };
  return {
    value: true,
    writes: [
      saveValues({
        app,
        env,
        connector: id,
        settings: toJson(values.settings),
        secrets: toJson(values.secrets),
        sealed: values.sealed,
        updated_at: values.updatedAt,
      }),
    ],
  };
}

function* remove(app: string, id: string): Unit<boolean> {
  const row = yield* first(lock, app, id);
  return row === undefined ? { value: false } : { value: true, writes: [call(drop, app, id)] };
}

export const connectorsPort = (driver: Driver): ConnectorsPort => ({
  find: async (app, id) => {
    const row = await driver.read(first(find, app, id));
    return row && toConnector(row);
  },
  list: async (app) => {
    const found = await driver.read(gather([call(list, app), call(filled, app)]));
    const values = found(filled);
    return found(list).map((row) => ({ ...toConnector(row), envs: values.filter(({ connector }) => connector === row.id).map(({ env }) => env) }));
  },
  open: async ({ app, env }, id) => {
    const found = await driver.read(gather([call(find, app, id), call(valuesOf, app, env, id)]));
    const [row] = found(find);
    const [values] = found(valuesOf);
    return row && { connector: toConnector(row), values: values && toValues(values) };
  },
  create: (connector) =>
    driver.write(function* create() {
      return {
        value: undefined,
        writes: [
          insert({
            app: connector.app,
            id: connector.id,
            kind: connector.kind,
            name: connector.name,
            status: connector.status,
            created_at: connector.createdAt,
            updated_at: connector.updatedAt,
          }),
        ],
      };
    }),
  update: (app, id, given, at) => driver.write(() => update(app, id, given, at)),
  saveValues: (scope, id, values) => driver.write(() => save(scope, id, values)),
  remove: (app, id) => driver.write(() => remove(app, id)),
});
