import type { GuestsPort } from '../ports/guests.ts';
import type { Driver } from '../script.ts';
import { sweeper } from './sweep.ts';

const keptMs = 30 * 24 * 3_600_000;
const own = (table: string) => `SELECT 1 FROM ${table} WHERE ${table}.app = users.app AND ${table}.env = users.env AND ${table}.user_id = users.id`;
/** Only who has visited is a guest: a row that a builder has begun to fill was never signed in. */
const sweep = sweeper(
  'users',
  'app, env, id',
  `last_sign_in_at <= ? AND NOT EXISTS (${own('identifiers')}) AND NOT EXISTS (${own('identities')})
    AND NOT EXISTS (${own('passwords')}) AND NOT EXISTS (${own('sessions')} AND sessions.last_seen_at > ?)`,
);

export const guestsPort = (driver: Driver): GuestsPort => ({
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs, now - keptMs)),
});
