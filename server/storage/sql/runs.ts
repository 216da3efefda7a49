import type { Driver } from '../script.ts';
import type { RunEvent, RunRecord, RunsPort, RunSummary } from '../ports/runs.ts';
import type { Env } from '../ports/scope.ts';
import type { RowOf } from '../rows.ts';
import { fromJson } from '../json.ts';
import { all, call, Clash, first, statement, type Unit } from '../script.ts';
import { commitRun } from './commit-run.ts';
import { runIdAt, sweeperByRun } from './run-times.ts';
import { sweeper } from './sweep.ts';

type RunRow = RowOf<'runs'>;
type Listed = RunRow & { last_at: number; transitions: RowOf<'runEvents'>['transitions'] };

const find = statement<RunRow>('SELECT * FROM runs WHERE app = ? AND env = ? AND id = ?');
const list = statement<Listed>(`
  SELECT runs.*, run_events.at AS last_at, run_events.transitions FROM runs
  JOIN run_events ON run_events.app = runs.app AND run_events.env = runs.env AND run_events.run = runs.id AND run_events.number = runs.number
  WHERE runs.app = ? AND runs.env = ? AND runs.id < ? AND runs.started_at < ? AND (CAST(? AS TEXT) IS NULL OR runs.flow = ?)
    AND (CAST(? AS TEXT) IS NULL OR runs.run LIKE ? ESCAPE '!')
    AND (CAST(? AS TEXT) IS NULL OR CASE WHEN runs.status = 'active' AND runs.idle_until <= ? THEN 'expired' ELSE runs.status END = ?)
  ORDER BY runs.id DESC LIMIT ?`);
const events = statement<RowOf<'runEvents'>>('SELECT * FROM run_events WHERE app = ? AND env = ? AND run = ? ORDER BY number');
const active = statement<{ id: string }>(`
  SELECT id FROM runs WHERE app = ? AND env = ? AND id > ? AND flow = ? AND status = 'active' AND idle_until > ? {{FOR UPDATE}}`);
const fail = statement<never>("UPDATE runs SET status = 'failed' WHERE app = ? AND env = ? AND id = ?");

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** No run lives longer (DESIGN section 6): an older one cannot be active. */
const longestRunMs = hourMs;
/** Between the start of a run and the drawing of its id, generously. */
const slackMs = 1_000;
const kept = { live: dayMs, sandbox: 7 * dayMs, events: 30 * dayMs } as const;

/** Finds a user in the text of a run: asked so rarely, of runs of a day, that no step pays for an index of it. */
const namingUser = (user: string): string => `%"user":${JSON.stringify(user).replace(/[!%_]/g, '!$&')}%`;

const toRecord = (row: RunRow): RunRecord => ({
  app: row.app,
  env: row.env,
  id: row.id,
  flow: row.flow,
  version: row.version,
  plan: row.plan,
  secretHash: row.secret_hash,
  client: row.client,
  delivery: fromJson(row.delivery),
  status: row.status,
  startedAt: row.started_at,
  idleUntil: row.idle_until,
  endsAt: row.ends_at,
  run: fromJson(row.run),
});

const toEvent = (row: RowOf<'runEvents'>): RunEvent => ({
  run: row.run,
  flow: row.flow,
  number: row.number,
  at: row.at,
  cause: row.cause,
  ms: row.ms,
  transitions: fromJson(row.transitions),
});

const toSummary = (row: Listed, now: number): RunSummary => {
  const { user, identifier } = fromJson(row.run).states.at(-1)?.subject ?? {};
  return {
    id: row.id,
    flow: row.flow,
    version: row.version,
    status: row.status === 'active' && row.idle_until <= now ? 'expired' : row.status,
    startedAt: row.started_at,
    lastAt: row.last_at,
    node: fromJson(row.transitions).at(-1)?.node ?? '',
    steps: row.number,
    ...(user !== undefined && { user }),
    ...(identifier !== undefined && { identifier }),
  };
};

function* abort(app: string, env: string, flow: string, now: number): Unit<number> {
  const rows = yield* all(active, app, env, runIdAt(now - longestRunMs - slackMs), flow, now);
  return { value: rows.length, writes: rows.map(({ id }) => call(fail, app, env, id)) };
}

const sweepRuns = sweeperByRun('runs', 'id', 'app, env, id');
const sweepEvents = sweeperByRun('run_events', 'run', 'app, env, run, number');
const sweepKeys = sweeper('idempotency', 'app, env, key', 'expires_at <= ?');

export const runsPort = (driver: Driver, clock: { now(): number }): RunsPort => ({
  find: async ({ app, env }, id) => {
    const row = await driver.read(first(find, app, env, id));
    return row && toRecord(row);
  },
  commit: async (unit) => {
    try {
      return await driver.write(() => commitRun(unit));
    } catch (error) {
      if (error instanceof Clash) return { ok: false, reason: 'conflict' };
      throw error;
    }
  },
  list: async ({ app, env }, { flow = null, user, status = null, before = Number.MAX_SAFE_INTEGER, limit }) => {
    const now = clock.now();
    const naming = user === undefined ? null : namingUser(user);
    const found = all(list, app, env, runIdAt(before + slackMs), before, flow, flow, naming, naming, status, now, status, limit);
    return (await (naming === null ? driver.read(found) : driver.scan(found))).map((row) => toSummary(row, now));
  },
  events: async ({ app, env }, run) => (await driver.read(all(events, app, env, run))).map(toEvent),
  abort: ({ app, env }, flow, now) => driver.write(() => abort(app, env, flow, now)),
  purge: async (now, limit) => {
    const sweep = (which: typeof sweepRuns, env: Env, keptMs: number) => driver.write(() => which(limit, env, runIdAt(now - keptMs - longestRunMs)));
    return (
      (await sweep(sweepRuns, 'live', kept.live)) +
      (await sweep(sweepRuns, 'sandbox', kept.sandbox)) +
      (await sweep(sweepEvents, 'live', kept.events)) +
      (await sweep(sweepEvents, 'sandbox', kept.events)) +
      (await driver.write(() => sweepKeys(limit, now)))
    );
  },
});
