import type { World, WorldsPort } from '../ports/worlds.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, call, type Driver, first, statement, type Unit } from '../script.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'worlds'>;

const find = statement<Row>('SELECT * FROM worlds WHERE id = ?');
const page = statement<{ id: string }>('SELECT id FROM worlds WHERE id > ? ORDER BY id LIMIT ?');
const lock = statement<{ revision: number }>('SELECT revision FROM worlds WHERE id = ? {{FOR UPDATE}}');
const insert = insertInto('worlds', [
  'id',
  'token_hash',
  'app',
  'flow',
  'console_session',
  'revision',
  'expires_at',
  'settings',
  'plan',
  'data',
  'steps',
]);
const update = statement<never>('UPDATE worlds SET revision = ?, expires_at = ?, settings = ?, plan = ?, data = ?, steps = ? WHERE id = ?');
const drop = statement<never>('DELETE FROM worlds WHERE id = ?');
const dropOfSession = statement<never>('DELETE FROM worlds WHERE console_session = ?');
const sweep = sweeper('worlds', 'id', 'expires_at <= ?');

const toWorld = (row: Row): World => ({
  id: row.id,
  tokenHash: row.token_hash,
  app: row.app,
  flow: row.flow,
  consoleSession: row.console_session,
  revision: row.revision,
  expiresAt: row.expires_at,
  settings: row.settings,
  plan: row.plan,
  data: row.data,
  ...(row.steps !== null && { steps: row.steps }),
});

function* replace(world: World, expected: number): Unit<boolean> {
  const row = yield* first(lock, world.id);
  if (row?.revision !== expected) return { value: false };
  return {
    value: true,
    writes: [call(update, world.revision, world.expiresAt, world.settings, world.plan, world.data, world.steps ?? null, world.id)],
  };
}

export const worldsPort = (driver: Driver): WorldsPort => ({
  find: async (id) => {
    const row = await driver.read(first(find, id));
    return row && toWorld(row);
  },
  create: (world) =>
    driver.write(function* create() {
      return {
        value: undefined,
        writes: [
          insert({
            id: world.id,
            token_hash: world.tokenHash,
            app: world.app,
            flow: world.flow,
            console_session: world.consoleSession,
            revision: world.revision,
            expires_at: world.expiresAt,
            settings: world.settings,
            plan: world.plan,
            data: world.data,
            steps: world.steps ?? null,
          }),
        ],
      };
    }),
  ids: async (after, limit) => (await driver.read(all(page, after, limit))).map(({ id }) => id),
  replace: (world, expected) => driver.write(() => replace(world, expected)),
  remove: (id) =>
    driver.write(function* remove() {
      return { value: undefined, writes: [call(drop, id)] };
    }),
  removeOfSession: (consoleSession) =>
    driver.write(function* removeOfSession() {
      return { value: undefined, writes: [call(dropOfSession, consoleSession)] };
    }),
  purge: (now, limit) => driver.write(() => sweep(limit, now)),
});
