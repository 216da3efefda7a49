import type { AuthorizationCode, CodesPort } from '../ports/codes.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, statement, type Unit } from '../script.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'codes'>;
type Redeemed = { result: 'first' | 'reused'; code: AuthorizationCode } | undefined;

const lock = statement<Row>('SELECT * FROM codes WHERE app = ? AND env = ? AND hash = ? {{FOR UPDATE}}');
const use = statement<never>('UPDATE codes SET used_at = ? WHERE app = ? AND env = ? AND hash = ?');
const insert = insertInto('codes', ['app', 'env', 'hash', 'client', 'redirect_uri', 'code_challenge', 'session', 'expires_at']);
/** Used codes stay an hour, so that a late second use still revokes what the first gave (OP-05). */
const keptMs = 3_600_000;
const sweep = sweeper('codes', 'app, env, hash', 'expires_at <= ?');

export const writeCode = (code: AuthorizationCode): Call => insert({
  app: code.app, env: code.env, hash: code.hash, client: code.client, redirect_uri: code.redirectUri, code_challenge: code.codeChallenge,
  session: code.session, expires_at: code.expiresAt,
});

const toCode = (row: Row): AuthorizationCode => ({
  app: row.app, env: row.env, hash: row.hash, client: row.client, redirectUri: row.redirect_uri, codeChallenge: row.code_challenge,
  session: row.session, expiresAt: row.expires_at,
});

function* redeem(app: string, env: string, hash: string, now: number): Unit<Redeemed> {
  const row = yield* first(lock, app, env, hash);
  if (row === undefined) return { value: undefined };
  if (row.used_at !== null) return { value: { result: 'reused', code: toCode(row) } };
  if (row.expires_at <= now) return { value: undefined };
  return { value: { result: 'first', code: toCode(row) }, writes: [call(use, now, app, env, hash)] };
}

export const codesPort = (driver: Driver): CodesPort => ({
  redeem: ({ app, env }, hash, now) => driver.write(() => redeem(app, env, hash, now)),
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
