import type { Graph } from '#flows/graph/graph.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Flow, FlowsPort, FlowVersion, Operation } from '../ports/flows.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, type Call, call, type Driver, first, statement, type Unit } from '../script.ts';
import { plansPort, releasePlan, writePlan } from './plans.ts';

type Row = RowOf<'flows'>;
type OperationRow = RowOf<'operations'>;
type Saved<T> =
  | { append: { label: string; patches: Operation['patches']; graph: Graph; author: string; at: number; sandboxPlan: Plan | null }; value: T }
  | { append?: undefined; value: T };
type Draft = { revision: number; graph: Graph; since: readonly Operation[] };

const find = statement<Row>('SELECT * FROM flows WHERE id = ?');
const lock = statement<Row>('SELECT * FROM flows WHERE id = ? {{FOR UPDATE}}');
const bySlug = statement<Row>('SELECT * FROM flows WHERE app = ? AND slug = ?');
const list = statement<Row>('SELECT * FROM flows WHERE app = ? ORDER BY created_at, id');
const insert = insertInto('flows', ['id', 'app', 'slug', 'name', 'revision', 'published', 'sandbox_plan', 'created_at', 'updated_at']);
const rename = statement<never>('UPDATE flows SET name = ? WHERE id = ?');
const drop = statement<never>('DELETE FROM flows WHERE id = ?');
const advance = statement<never>('UPDATE flows SET revision = ?, sandbox_plan = ?, updated_at = ? WHERE id = ?');
const publishAs = statement<never>('UPDATE flows SET published = ? WHERE id = ?');

const draft = statement<{ revision: number; graph: RowOf<'drafts'>['graph'] }>(
  'SELECT flows.revision, drafts.graph FROM flows JOIN drafts ON drafts.flow = flows.id WHERE flows.id = ?',
);
const graphOf = statement<Pick<RowOf<'drafts'>, 'graph'>>('SELECT graph FROM drafts WHERE flow = ?');
const saveDraft = insertInto('drafts', ['flow', 'graph'], 'ON CONFLICT (flow) DO UPDATE SET graph = excluded.graph');
const operationsAfter = statement<OperationRow>('SELECT * FROM operations WHERE flow = ? AND revision > ? ORDER BY revision LIMIT ?');
const insertOperation = insertInto('operations', ['flow', 'revision', 'base', 'label', 'patches', 'author', 'at']);

const versions = statement<Omit<RowOf<'versions'>, 'graph'>>(
  'SELECT flow, version, plan, label, author, at, warnings FROM versions WHERE flow = ? ORDER BY version DESC',
);
const newestVersion = statement<{ version: number }>('SELECT version FROM versions WHERE flow = ? ORDER BY version DESC LIMIT 1');
const version = statement<Pick<RowOf<'versions'>, 'graph'>>('SELECT graph FROM versions WHERE flow = ? AND version = ?');
const insertVersion = insertInto('versions', ['flow', 'version', 'plan', 'label', 'author', 'at', 'warnings', 'graph']);
const everything = Number.MAX_SAFE_INTEGER;

const toFlow = (row: Row): Flow => ({
  id: row.id,
  app: row.app,
  slug: row.slug,
  name: row.name,
  revision: row.revision,
  published: row.published,
  sandboxPlan: row.sandbox_plan,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
const toOperation = (row: OperationRow): Operation => ({ ...row, patches: fromJson(row.patches) });

function* create(flow: Parameters<FlowsPort['create']>[0], graph: Graph, sandboxPlan: Plan | null): Unit<Awaited<ReturnType<FlowsPort['create']>>> {
  if ((yield* first(bySlug, flow.app, flow.slug)) !== undefined) return { value: { ok: false, reason: 'slug-taken' } };
  return {
    value: { ok: true },
    writes: [
      ...(sandboxPlan === null ? [] : [writePlan(sandboxPlan)]),
      insert({
        id: flow.id,
        app: flow.app,
        slug: flow.slug,
        name: flow.name,
        revision: 0,
        published: null,
        sandbox_plan: sandboxPlan?.hash ?? null,
        created_at: flow.createdAt,
        updated_at: flow.updatedAt,
      }),
      saveDraft({ flow: flow.id, graph: toJson(graph) }),
    ],
  };
}

function* renameTo(id: string, name: string): Unit<boolean> {
  return (yield* first(lock, id)) === undefined ? { value: false } : { value: true, writes: [call(rename, name, id)] };
}

function* remove(id: string, now: number): Unit<boolean> {
  const row = yield* first(lock, id);
  if (row === undefined) return { value: false };
  const kept = [row.sandbox_plan, ...(yield* all(versions, id)).map(({ plan }) => plan)];
  return { value: true, writes: [call(drop, id), ...kept.flatMap((hash) => (hash === null ? [] : [releasePlan(hash, now)]))] };
}

/** The draft of a compiled revision takes the place of the one before, which runs may still be on. */
const servePlan = (before: string | null, plan: Plan | null, at: number): Call[] =>
  plan === null ? [] : [...(before === null || before === plan.hash ? [] : [releasePlan(before, at)]), writePlan(plan)];

function* save<T>(id: string, base: number, decide: (draft: Draft) => Saved<T>): Unit<T | undefined> {
  const row = yield* first(lock, id);
  const stored = row && (yield* first(graphOf, id));
  if (row === undefined || stored === undefined) return { value: undefined };
  const since = (yield* all(operationsAfter, id, base, everything)).map(toOperation);
  const { append, value } = decide({ revision: row.revision, graph: fromJson(stored.graph), since });
  if (append === undefined) return { value };
  const { label, author, at, graph, patches, sandboxPlan } = append;
  const revision = row.revision + 1;
  return {
    value,
    writes: [
      ...servePlan(row.sandbox_plan, sandboxPlan, at),
      call(advance, revision, sandboxPlan?.hash ?? row.sandbox_plan, at, id),
      saveDraft({ flow: id, graph: toJson(graph) }),
      insertOperation({ flow: id, revision, base, label, patches: toJson(patches), author, at }),
    ],
  };
}

function* publish(id: string, input: Parameters<FlowsPort['publish']>[1]): Unit<Awaited<ReturnType<FlowsPort['publish']>>> {
  const row = yield* first(lock, id);
  if (row?.revision !== input.revision) return { value: { ok: false, reason: 'stale' } };
  const next = ((yield* first(newestVersion, id))?.version ?? 0) + 1;
  const { plan, graph, label, author, at, warnings } = input;
  return {
    value: { ok: true, version: next },
    writes: [
      writePlan(plan),
      insertVersion({ flow: id, version: next, plan: plan.hash, label, author, at, warnings, graph: toJson(graph) }),
      call(publishAs, next, id),
    ],
  };
}

function* activate(id: string, wanted: number): Unit<boolean> {
  const row = yield* first(lock, id);
  if (row === undefined || (yield* first(version, id, wanted)) === undefined) return { value: false };
  return { value: true, writes: [call(publishAs, wanted, id)] };
}

export const flowsPort = (driver: Driver, clock: { now(): number }): FlowsPort => ({
  find: async (id) => {
    const row = await driver.read(first(find, id));
    return row && toFlow(row);
  },
  bySlug: async (app, slug) => {
    const row = await driver.read(first(bySlug, app, slug));
    return row && toFlow(row);
  },
  list: async (app) => (await driver.read(all(list, app))).map(toFlow),
  create: (flow, graph, sandboxPlan) => driver.write(() => create(flow, graph, sandboxPlan)),
  rename: (id, name) => driver.write(() => renameTo(id, name)),
  remove: (id) => driver.write(() => remove(id, clock.now())),
  draft: async (id) => {
    const row = await driver.read(first(draft, id));
    return row && { revision: row.revision, graph: fromJson(row.graph) };
  },
  save: (id, base, decide) => driver.write(() => save(id, base, decide)),
  operations: async (id, after, limit) => (await driver.read(all(operationsAfter, id, after, limit))).map(toOperation),
  publish: (id, input) => driver.write(() => publish(id, input)),
  versions: async (id) => (await driver.read(all(versions, id))).map((row): FlowVersion => ({ ...row })),
  versionGraph: async (id, wanted) => {
    const row = await driver.read(first(version, id, wanted));
    return row && fromJson(row.graph);
  },
  activate: (id, wanted) => driver.write(() => activate(id, wanted)),
  ...plansPort(driver),
});
