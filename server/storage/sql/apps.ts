import type { App, AppsPort } from '../ports/apps.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'apps'>;

const find = statement<Row>('SELECT * FROM apps WHERE id = ?');
const lock = statement<Row>('SELECT * FROM apps WHERE id = ? {{FOR UPDATE}}');
const bySlug = statement<Row>('SELECT * FROM apps WHERE slug = ?');
const list = statement<Row>('SELECT * FROM apps WHERE workspace = ? ORDER BY created_at, id');
const insert = insertInto('apps', ['id', 'workspace', 'slug', 'name', 'access', 'lifetimes', 'default_language', 'theme', 'status', 'created_at']);
const change = statement<never>('UPDATE apps SET name = ?, access = ?, lifetimes = ?, default_language = ?, theme = ?, status = ? WHERE id = ?');

const toApp = (row: Row): App => ({
  id: row.id,
  workspace: row.workspace,
  slug: row.slug,
  name: row.name,
  access: row.access,
  lifetimes: fromJson(row.lifetimes),
  defaultLanguage: row.default_language,
  theme: fromJson(row.theme),
  status: row.status,
  createdAt: row.created_at,
});

function* create(app: App): Unit<Awaited<ReturnType<AppsPort['create']>>> {
  if ((yield* first(bySlug, app.slug)) !== undefined) return { value: { ok: false, reason: 'slug-taken' } };
  const { defaultLanguage, createdAt, ...rest } = app;
  return {
    value: { ok: true },
    writes: [
      insert({ ...rest, lifetimes: toJson(app.lifetimes), theme: toJson(app.theme), default_language: defaultLanguage, created_at: createdAt }),
    ],
  };
}

function* update(id: string, by: Parameters<AppsPort['update']>[1]): Unit<boolean> {
  const row = yield* first(lock, id);
  if (row === undefined) return { value: false };
  const app = { ...toApp(row), ...by };
  return { value: true, writes: [call(change, app.name, app.access, toJson(app.lifetimes), app.defaultLanguage, toJson(app.theme), app.status, id)] };
}

export const appsPort = (driver: Driver): AppsPort => ({
  find: async (id) => {
    const row = await driver.read(first(find, id));
    return row && toApp(row);
  },
  bySlug: async (slug) => {
    const row = await driver.read(first(bySlug, slug));
    return row && toApp(row);
  },
  list: async (workspace) => (await driver.read(all(list, workspace))).map(toApp),
  create: (app) => driver.write(() => create(app)),
  update: (id, by) => driver.write(() => update(id, by)),
});
