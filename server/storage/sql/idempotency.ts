import type { IdempotencyPort } from '../ports/idempotency.ts';
import type { RunUnit } from '../ports/runs.ts';
import type { Scope } from '../ports/scope.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, statement } from '../script.ts';

export const findKey = statement<RowOf<'idempotency'>>('SELECT * FROM idempotency WHERE app = ? AND env = ? AND key = ?');
const insert = insertInto('idempotency', ['app', 'env', 'key', 'body_hash', 'run', 'expires_at']);
const drop = statement<never>('DELETE FROM idempotency WHERE app = ? AND env = ? AND key = ? AND expires_at <= ?');
const remove = statement<never>('DELETE FROM idempotency WHERE app = ? AND env = ? AND key = ? AND sealed_answer IS NULL');
const fill = statement<never>('UPDATE idempotency SET sealed_answer = ? WHERE app = ? AND env = ? AND key = ?');

/** Takes a key that is free, or whose time is over. Of two that come together the database refuses one. */
export const reserveKey = (
  { app, env }: Scope,
  run: string,
  { key, bodyHash, expiresAt }: NonNullable<RunUnit['idempotency']>,
  now: number,
): Call[] => [call(drop, app, env, key, now), insert({ app, env, key, body_hash: bodyHash, run, expires_at: expiresAt })];

export const idempotencyPort = (driver: Driver): IdempotencyPort => ({
  find: async ({ app, env }, key, now) => {
    const row = await driver.read(first(findKey, app, env, key));
    return row !== undefined && row.expires_at > now ? { bodyHash: row.body_hash, run: row.run, sealedAnswer: row.sealed_answer } : undefined;
  },
  reserve: (scope, key, bodyHash, now, expiresAt) =>
    driver.write(function* reserve() {
      const row = yield* first(findKey, scope.app, scope.env, key);
      if (row !== undefined && row.expires_at > now) return { value: false };
      return { value: true, writes: reserveKey(scope, '', { key, bodyHash, expiresAt }, now) };
    }),
  release: ({ app, env }, key) =>
    driver.write(function* release() {
      return { value: undefined, writes: [call(remove, app, env, key)] };
    }),
  fill: ({ app, env }, key, sealedAnswer) =>
    driver.write(function* fillKey() {
      return { value: undefined, writes: [call(fill, sealedAnswer, app, env, key)] };
    }),
});
