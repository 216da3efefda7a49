import type { UsersPort } from '../ports/users.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, gather, type Script, statement, type Unit } from '../script.ts';

type Row = RowOf<'userColumns'>;
type ColumnsPort = Pick<UsersPort, 'columns' | 'addColumn' | 'renameColumn' | 'changeColumn' | 'countValues' | 'removeColumn'>;

const list = statement<Row>('SELECT * FROM user_columns WHERE app = ? ORDER BY position, key');
const lock = statement<Row>('SELECT * FROM user_columns WHERE app = ? AND key = ? {{FOR UPDATE}}');
const insert = insertInto('userColumns', ['app', 'key', 'name', 'type', 'is_unique', 'options', 'position']);
const rename = statement<never>('UPDATE user_columns SET name = ? WHERE app = ? AND key = ?');
const change = statement<never>('UPDATE user_columns SET position = ?, options = ? WHERE app = ? AND key = ?');
const valuesIn = statement<{ held: number }>('SELECT count(*) AS held FROM user_values WHERE app = ? AND env = ? AND key = ?');
const drop = statement<never>('DELETE FROM user_columns WHERE app = ? AND key = ?');
const dropValues = statement<never>('DELETE FROM user_values WHERE app = ? AND key = ?');
const holders = statement<Pick<RowOf<'users'>, 'env' | 'id' | 'attributes'>>(`
  SELECT users.env, users.id, users.attributes FROM user_values
  JOIN users ON users.app = user_values.app AND users.env = user_values.env AND users.id = user_values.user_id
  WHERE user_values.app = ? AND user_values.key = ? {{FOR UPDATE OF users}}`);
const keep = statement<never>('UPDATE users SET attributes = ? WHERE app = ? AND env = ? AND id = ?');

function* add(
  app: string,
  { key, name, type, unique, options }: Parameters<UsersPort['addColumn']>[1],
  order: string,
): Unit<Awaited<ReturnType<UsersPort['addColumn']>>> {
  if ((yield* first(lock, app, key)) !== undefined) return { value: { ok: false, reason: 'key-taken' } };
  return { value: { ok: true }, writes: [insert({ app, key, name, type, is_unique: unique ? 1 : 0, options: toJson(options), position: order })] };
}

function* renameTo(app: string, key: string, name: string): Unit<boolean> {
  const row = yield* first(lock, app, key);
  return row === undefined ? { value: false } : { value: true, writes: [call(rename, name, app, key)] };
}

function* changeTo(app: string, key: string, { order, options }: Parameters<UsersPort['changeColumn']>[2]): Unit<boolean> {
  const row = yield* first(lock, app, key);
  if (row === undefined) return { value: false };
  return { value: true, writes: [call(change, order ?? row.position, options === undefined ? row.options : toJson(options), app, key)] };
}

function* countIn(app: string, key: string): Script<number> {
  const counted = yield* gather([call(valuesIn, app, 'live', key), call(valuesIn, app, 'sandbox', key)]);
  return counted(valuesIn).reduce((sum, { held }) => sum + Number(held), 0);
}

// The values go too: a later column of the same key must not bring them back.
function* remove(app: string, key: string): Unit<boolean> {
  if ((yield* first(lock, app, key)) === undefined) return { value: false };
  const users = yield* all(holders, app, key);
  const stripped = users.map(({ env, id, attributes }) => {
    const { [key]: _, ...rest } = fromJson(attributes);
    return call(keep, toJson(rest), app, env, id);
  });
  return { value: true, writes: [...stripped, call(dropValues, app, key), call(drop, app, key)] };
}

export const userColumnsPort = (driver: Driver): ColumnsPort => ({
  columns: async (app) =>
    (await driver.read(all(list, app))).map((row) => ({
      key: row.key,
      name: row.name,
      type: row.type,
      unique: row.is_unique === 1,
      options: fromJson(row.options),
      order: row.position,
    })),
  addColumn: (app, column, order) => driver.write(() => add(app, column, order)),
  renameColumn: (app, key, name) => driver.write(() => renameTo(app, key, name)),
  changeColumn: (app, key, to) => driver.write(() => changeTo(app, key, to)),
  countValues: (app, key) => driver.scan(countIn(app, key)),
  removeColumn: (app, key) => driver.write(() => remove(app, key)),
});
