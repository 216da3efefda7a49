import type { AuthorizationCode, CodesPort } from '../ports/codes.ts';
import type { Scope } from '../ports/scope.ts';
import type { FoundSession, SessionPatch } from '../ports/sessions.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { type Call, call, type Driver, first, statement, type Unit } from '../script.ts';
import { lockSession, toFound, writePatch } from './sessions.ts';
import { sweeper } from './sweep.ts';

type Row = RowOf<'codes'>;
type Redeemed<T> = { result: 'first'; code: AuthorizationCode; value: T | undefined } | { result: 'reused'; code: AuthorizationCode } | undefined;
type Decide<T> = (code: AuthorizationCode, found: FoundSession | undefined) => { patch?: SessionPatch; value: T };

const lock = statement<Row>('SELECT * FROM codes WHERE app = ? AND env = ? AND hash = ? {{FOR UPDATE}}');
const use = statement<never>('UPDATE codes SET used_at = ? WHERE app = ? AND env = ? AND hash = ?');
const insert = insertInto('codes', ['app', 'env', 'hash', 'client', 'redirect_uri', 'code_challenge', 'session', 'expires_at']);
/** Used codes stay an hour, so that a late second use still revokes what the first gave (OP-05). */
const keptMs = 3_600_000;
const sweep = sweeper('codes', 'app, env, hash', 'expires_at <= ?');

export const writeCode = (code: AuthorizationCode): Call =>
  insert({
    app: code.app,
    env: code.env,
    hash: code.hash,
    client: code.client,
    redirect_uri: code.redirectUri,
    code_challenge: code.codeChallenge,
    session: code.session,
    expires_at: code.expiresAt,
  });

const toCode = (row: Row): AuthorizationCode => ({
  app: row.app,
  env: row.env,
  hash: row.hash,
  client: row.client,
  redirectUri: row.redirect_uri,
  codeChallenge: row.code_challenge,
  session: row.session,
  expiresAt: row.expires_at,
});

function* redeem<T>({ app, env }: Scope, hash: string, now: number, decide: Decide<T> | undefined): Unit<Redeemed<T>> {
  const row = yield* first(lock, app, env, hash);
  if (row === undefined) return { value: undefined };
  const code = toCode(row);
  if (row.used_at !== null) return { value: { result: 'reused', code } };
  if (row.expires_at <= now) return { value: undefined };
  const used = call(use, now, app, env, hash);
  if (decide === undefined) return { value: { result: 'first', code, value: undefined }, writes: [used] };
  const found = toFound(yield* first(lockSession, app, env, code.session));
  const { patch = {}, value } = decide(code, found);
  return { value: { result: 'first', code, value }, writes: [used, ...(found === undefined ? [] : writePatch(code, found.session, patch))] };
}

export const codesPort = (driver: Driver): CodesPort => ({
  redeem: (scope, hash, now, decide) => driver.write(() => redeem(scope, hash, now, decide)),
  purge: (now, limit) => driver.write(() => sweep(limit, now - keptMs)),
});
