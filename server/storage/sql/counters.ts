import type { CountBound, CountersPort } from '../ports/counters.ts';
import type { Scope } from '../ports/scope.ts';
import { alive, applyGuard, type StoredCounter } from '../apply-guard.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, gather, statement, type Unit } from '../script.ts';
import { purgerAlongKey } from './purge-along-key.ts';

type Row = RowOf<'counters'>;

export const findCounter = statement<Row>('SELECT * FROM counters WHERE app = ? AND env = ? AND key = ? {{FOR UPDATE}}');
const peek = statement<Row>('SELECT * FROM counters WHERE app = ? AND env = ? AND key = ?');
// A row that is not there cannot be locked; two first tries would both count one.
const openCounter = statement<never>('{{INSERT INTO counters (app, env, key, count, expires_at) VALUES (?, ?, ?, 0, 0) ON CONFLICT DO NOTHING}}');
const save = insertInto(
  'counters',
  ['app', 'env', 'key', 'count', 'until', 'blocked_until', 'expires_at'],
  'ON CONFLICT (app, env, key) DO UPDATE SET count = excluded.count, until = excluded.until, blocked_until = excluded.blocked_until, expires_at = excluded.expires_at',
);
// A running window keeps its end.
const add = statement<never>('UPDATE counters SET count = ? WHERE app = ? AND env = ? AND key = ?');
const remove = statement<never>('DELETE FROM counters WHERE app = ? AND env = ? AND key = ?');

export const toCounter = (row: Row | undefined): StoredCounter | undefined =>
  row && {
    count: row.count,
    expiresAt: row.expires_at,
    ...(row.until !== null && { until: row.until }),
    ...(row.blocked_until !== null && { blockedUntil: row.blocked_until }),
  };

/** Locks a counter and reads it. Two calls; the second gives the row. */
export const lockCounter = ({ app, env }: Scope, key: string): Call[] => [call(openCounter, app, env, key), call(findCounter, app, env, key)];

/** Writes a counter as it is now; undefined takes it away. */
export const writeCounter = ({ app, env }: Scope, key: string, before: StoredCounter | undefined, after: StoredCounter | undefined): Call => {
  if (after === undefined) return call(remove, app, env, key);
  if (before !== undefined && before.expiresAt === after.expiresAt && before.blockedUntil === after.blockedUntil)
    return call(add, after.count, app, env, key);
  return save({
    app,
    env,
    key,
    count: after.count,
    until: after.until ?? null,
    blocked_until: after.blockedUntil ?? null,
    expires_at: after.expiresAt,
  });
};

function* countUnder(scope: Scope, { renewed, ...bound }: CountBound, now: number): Unit<boolean> {
  const [row] = (yield* gather(lockCounter(scope, bound.key)))(findCounter);
  const before = toCounter(row);
  const counted = applyGuard({ kind: 'count', ...bound, otherwise: '' }, before, now);
  if (counted === undefined) return { value: false };
  const until = now + bound.windowSeconds * 1000;
  return { value: true, writes: [writeCounter(scope, bound.key, before, renewed ? { ...counted, until, expiresAt: until } : counted)] };
}

export const countersPort = (driver: Driver): CountersPort => {
  const purge = purgerAlongKey(driver, 'counters', 'key', 'expires_at <= ?');
  return {
    peek: async ({ app, env }, key, now) => {
      const counter = alive(toCounter(await driver.read(first(peek, app, env, key))), now);
      if (counter === undefined) return { count: 0 };
      const { blockedUntil } = counter;
      return { count: counter.count, ...(blockedUntil !== undefined && blockedUntil > now && { blockedUntil }) };
    },
    count: (scope, bound, now) => driver.write(() => countUnder(scope, bound, now)),
    clear: (scope, key) =>
      driver.write(function* clear() {
        return { value: undefined, writes: [writeCounter(scope, key, undefined, undefined)] };
      }),
    purge: (now, limit) => purge(limit, now),
  };
};
