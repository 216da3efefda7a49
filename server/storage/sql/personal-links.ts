import type { PersonalLinksPort } from '../ports/personal-links.ts';
import type { Scope } from '../ports/scope.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { call, type Driver, first, statement, type Unit } from '../script.ts';

type Row = RowOf<'personalLinks'>;

const lockUser = statement<{ id: string }>('SELECT id FROM users WHERE app = ? AND env = ? AND id = ? {{FOR KEY SHARE}}');
const insert = insertInto(
  'personalLinks',
  ['app', 'env', 'user_id', 'hash', 'created_at'],
  'ON CONFLICT (app, env, user_id) DO UPDATE SET hash = excluded.hash, created_at = excluded.created_at',
);
const ofUser = statement<Row>('SELECT * FROM personal_links WHERE app = ? AND env = ? AND user_id = ?');
const byHash = statement<Row>('SELECT * FROM personal_links WHERE hash = ?');
const drop = statement<never>('DELETE FROM personal_links WHERE app = ? AND env = ? AND user_id = ?');

function* rotate({ app, env }: Scope, user: string, hash: string, now: number): Unit<boolean> {
  if ((yield* first(lockUser, app, env, user)) === undefined) return { value: false };
  return { value: true, writes: [insert({ app, env, user_id: user, hash, created_at: now })] };
}

function* remove({ app, env }: Scope, user: string): Unit<boolean> {
  const found = yield* first(ofUser, app, env, user);
  return found === undefined ? { value: false } : { value: true, writes: [call(drop, app, env, user)] };
}

export const personalLinksPort = (driver: Driver): PersonalLinksPort => ({
  rotate: (scope, user, hash, now) => driver.write(() => rotate(scope, user, hash, now)),
  madeAt: async ({ app, env }, user) => (await driver.read(first(ofUser, app, env, user)))?.created_at,
  find: async (hash) => {
    const row = await driver.read(first(byHash, hash));
    return row && { app: row.app, env: row.env, user: row.user_id };
  },
  remove: (scope, user) => driver.write(() => remove(scope, user)),
});
