import type { UserStatus } from '#flows/kit/ports.ts';
import type { FoundSession, SessionPatch, SessionRecord, SessionsPort } from '../ports/sessions.ts';
import type { Scope } from '../ports/scope.ts';
import { fromJson, toJson } from '../json.ts';
import { insertInto, type RowOf } from '../rows.ts';
import { all, type Call, call, type Driver, first, statement, type Unit } from '../script.ts';
import { purgerAlongKey } from './purge-along-key.ts';

type Row = RowOf<'sessions'>;
type Judged = Row & { user_status: UserStatus | null };

const withStatus = `
  SELECT sessions.*,
    (SELECT status FROM users WHERE users.app = sessions.app AND users.env = sessions.env AND users.id = sessions.user_id) AS user_status
  FROM sessions WHERE sessions.app = ? AND sessions.env = ? AND sessions.id = ?`;
const find = statement<Row>('SELECT * FROM sessions WHERE app = ? AND env = ? AND id = ?');
const check = statement<Judged>(withStatus);
export const lockSession = statement<Judged>(`${withStatus} {{FOR UPDATE OF sessions}}`);
const byCookie = statement<Row>('SELECT * FROM sessions WHERE app = ? AND env = ? AND cookie_hash = ?');
const byDevice = statement<{ id: string }>('SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ? AND device = ? LIMIT 1');
const ofUser = statement<Row>('SELECT * FROM sessions WHERE app = ? AND env = ? AND user_id = ? ORDER BY created_at DESC');
const open = statement<{ id: string }>('SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ? AND revoked_at IS NULL {{FOR UPDATE}}');
const revoke = statement<never>('UPDATE sessions SET revoked_at = ? WHERE app = ? AND env = ? AND user_id = ? AND revoked_at IS NULL');
const dropCodes = statement<never>(`
  DELETE FROM codes WHERE app = ? AND env = ? AND used_at IS NULL AND session IN (SELECT id FROM sessions WHERE app = ? AND env = ? AND user_id = ?)`);
const touch = statement<never>('UPDATE sessions SET last_seen_at = ? WHERE app = ? AND env = ? AND id = ?');
const update = statement<never>(`
  UPDATE sessions SET last_seen_at = ?, locked_at = ?, revoked_at = ?, refresh = ?, zone = ?, zone_kind = ? WHERE app = ? AND env = ? AND id = ?`);
const insert = insertInto('sessions', [
  'app',
  'env',
  'id',
  'user_id',
  'device',
  'client',
  'flow',
  'version',
  'zone',
  'zone_kind',
  'amr',
  'acr',
  'proofs',
  'auth_time',
  'access_seconds',
  'refresh_seconds',
  'created_at',
  'last_seen_at',
  'locked_at',
  'revoked_at',
  'absolute_until',
  'cookie_hash',
  'refresh',
]);
/** An ended session still recognises its device and shows the reuse of its tokens for 30 days. */
const keptMs = 30 * 24 * 3_600_000;

export const writeSession = (session: SessionRecord): Call =>
  insert({
    app: session.app,
    env: session.env,
    id: session.id,
    user_id: session.user,
    device: session.device,
    client: session.client,
    flow: session.flow,
    version: session.version,
    zone: session.zone,
    zone_kind: session.zoneKind,
    amr: toJson(session.amr),
    acr: session.acr,
    proofs: toJson(session.proofs),
    auth_time: session.authTime,
    access_seconds: session.accessSeconds,
    refresh_seconds: session.refreshSeconds,
    created_at: session.createdAt,
    last_seen_at: session.lastSeenAt,
    locked_at: session.lockedAt,
    revoked_at: session.revokedAt,
    absolute_until: session.absoluteUntil,
    cookie_hash: session.cookieHash,
    refresh: session.refresh && toJson(session.refresh),
  });

const toSession = (row: Row): SessionRecord => ({
  app: row.app,
  env: row.env,
  id: row.id,
  user: row.user_id,
  device: row.device,
  client: row.client,
  flow: row.flow,
  version: row.version,
  zone: row.zone,
  zoneKind: row.zone_kind,
  amr: fromJson(row.amr),
  acr: row.acr,
  proofs: fromJson(row.proofs),
  authTime: row.auth_time,
  accessSeconds: row.access_seconds,
  refreshSeconds: row.refresh_seconds,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  lockedAt: row.locked_at,
  revokedAt: row.revoked_at,
  absoluteUntil: row.absolute_until,
  cookieHash: row.cookie_hash,
  refresh: row.refresh === null ? null : fromJson(row.refresh),
});

export const toFound = (row: Judged | undefined): FoundSession | undefined => row && { session: toSession(row), userStatus: row.user_status };

export const writePatch = ({ app, env }: Scope, session: SessionRecord, patch: SessionPatch): Call[] => {
  const keys = Object.keys(patch);
  if (keys.length === 0) return [];
  if (keys.length === 1 && patch.lastSeenAt !== undefined) return [call(touch, patch.lastSeenAt, app, env, session.id)];
  const after = { ...session, ...patch };
  return [
    call(
      update,
      after.lastSeenAt,
      after.lockedAt,
      after.revokedAt,
      after.refresh && toJson(after.refresh),
      after.zone,
      after.zoneKind,
      app,
      env,
      session.id,
    ),
  ];
};

function* decideSession<T>(scope: Scope, id: string, decide: (found: FoundSession | undefined) => { patch?: SessionPatch; value: T }): Unit<T> {
  const found = toFound(yield* first(lockSession, scope.app, scope.env, id));
  const { patch = {}, value } = decide(found);
  return { value, writes: found === undefined ? [] : writePatch(scope, found.session, patch) };
}

function* revokeAll({ app, env }: Scope, user: string, now: number): Unit<number> {
  const sessions = yield* all(open, app, env, user);
  return { value: sessions.length, writes: [call(revoke, now, app, env, user), call(dropCodes, app, env, app, env, user)] };
}

export const sessionsPort = (driver: Driver): SessionsPort => {
  const purge = purgerAlongKey(driver, 'sessions', 'id', 'absolute_until <= ?');
  return {
    find: async ({ app, env }, id) => {
      const row = await driver.read(first(find, app, env, id));
      return row && toSession(row);
    },
    check: async ({ app, env }, id) => toFound(await driver.read(first(check, app, env, id))),
    findByCookie: async ({ app, env }, cookieHash) => {
      const row = await driver.read(first(byCookie, app, env, cookieHash));
      return row && toSession(row);
    },
    decide: (scope, id, decide) => driver.write(() => decideSession(scope, id, decide)),
    knowsDevice: async ({ app, env }, user, device) => (await driver.read(first(byDevice, app, env, user, device))) !== undefined,
    list: async ({ app, env }, user) => (await driver.read(all(ofUser, app, env, user))).map(toSession),
    revokeAll: (scope, user, now) => driver.write(() => revokeAll(scope, user, now)),
    purge: (now, limit) => purge(limit, now - keptMs),
  };
};
