import type { KeptScenario, ScenariosPort } from '../ports/scenarios.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'scenarios'>;

const lockFlow = statement<{ id: string }>('SELECT id FROM flows WHERE id = ? AND app = ? {{FOR UPDATE}}');
const list = statement<Row>('SELECT * FROM scenarios WHERE app = ? AND flow = ? ORDER BY place, id');
const find = statement<Row>('SELECT * FROM scenarios WHERE app = ? AND flow = ? AND id = ?');
const others = statement<{ count: number }>('SELECT count(*) AS count FROM scenarios WHERE app = ? AND flow = ? AND id <> ?');
const drop = statement<never>('DELETE FROM scenarios WHERE app = ? AND flow = ? AND id = ?');
const save = insertInto(
  'scenarios',
  ['app', 'flow', 'id', 'place', 'scenario', 'author', 'updated_at'],
  'ON CONFLICT (app, flow, id) DO UPDATE SET place = excluded.place, scenario = excluded.scenario, author = excluded.author, updated_at = excluded.updated_at',
);

const toKept = ({ app, flow, id, place, scenario, author, updated_at }: Row): KeptScenario => ({
  app,
  flow,
  id,
  order: place,
  scenario: fromJson(scenario),
  author,
  updatedAt: updated_at,
});

function* put({ app, flow, id, order, scenario, author, updatedAt }: KeptScenario, most: number): Unit<boolean> {
  // Locked, so that of two who add the last one only one does.
  if ((yield* first(lockFlow, flow, app)) === undefined) return { value: false };
  if (((yield* first(others, app, flow, id))?.count ?? 0) >= most) return { value: false };
  return { value: true, writes: [save({ app, flow, id, place: order, scenario: toJson(scenario), author, updated_at: updatedAt })] };
}

function* remove(app: string, flow: string, id: string): Unit<boolean> {
  if ((yield* first(find, app, flow, id)) === undefined) return { value: false };
  return { value: true, writes: [call(drop, app, flow, id)] };
}

export const scenariosPort = (driver: Driver): ScenariosPort => ({
  list: async (app, flow) => (await driver.read(all(list, app, flow))).map(toKept),
  find: async (app, flow, id) => {
    const row = await driver.read(first(find, app, flow, id));
    return row && toKept(row);
  },
  put: (kept, most) => driver.write(() => put(kept, most)),
  remove: (app, flow, id) => driver.write(() => remove(app, flow, id)),
});
