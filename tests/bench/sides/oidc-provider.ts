import '../../../scripts/require-node.mjs';
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Adapter, type AdapterPayload, Provider } from 'oidc-provider';

/**
 * oidc-provider with rotating refresh tokens and ES256 access tokens on an SQLite adapter, one commit a write, as an adapter can: it is
 * given no unit of work. `node oidc-provider.ts PORT - DATA_DIR`; `GET /grants` begins 320 families and lists their tokens.
 */
const [port = '0', , folder = ''] = process.argv.slice(2);
const families = 320;
const resource = 'https://api.example.org';
const db = new Database(join(folder, 'oidc.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE oidc (model TEXT, id TEXT, payload TEXT NOT NULL, grant_id TEXT, uid TEXT, consumed INTEGER, expires_at INTEGER, PRIMARY KEY (model, id)) WITHOUT ROWID;
  CREATE INDEX oidc_grant ON oidc (grant_id);
`);
type Row = { payload: string; consumed: number | null };
const upsert = db.prepare(
  'INSERT INTO oidc VALUES (?, ?, ?, ?, ?, NULL, ?) ON CONFLICT DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at',
);
const find = db.prepare<[string, string], Row>('SELECT payload, consumed FROM oidc WHERE model = ? AND id = ?');
const byUid = db.prepare<[string, string], Row>('SELECT payload, consumed FROM oidc WHERE model = ? AND uid = ?');
const consume = db.prepare('UPDATE oidc SET consumed = ? WHERE model = ? AND id = ?');
const destroy = db.prepare('DELETE FROM oidc WHERE model = ? AND id = ?');
const revoke = db.prepare('DELETE FROM oidc WHERE grant_id = ?');
const toPayload = (row: Row | undefined): AdapterPayload | undefined => {
  if (row === undefined) return undefined;
  const payload: AdapterPayload = JSON.parse(row.payload);
  return row.consumed === null ? payload : { ...payload, consumed: row.consumed };
};
const now = () => Math.floor(Date.now() / 1000);

const adapter = (model: string): Adapter => ({
  upsert: async (id, payload, expiresIn) => {
    upsert.run(model, id, JSON.stringify(payload), payload.grantId ?? null, payload.uid ?? null, expiresIn === undefined ? null : now() + expiresIn);
  },
  find: async (id) => toPayload(find.get(model, id)),
  findByUid: async (uid) => toPayload(byUid.get(model, uid)),
  findByUserCode: async () => undefined,
  consume: async (id) => {
    consume.run(now(), model, id);
  },
  destroy: async (id) => {
    destroy.run(model, id);
  },
  revokeByGrantId: async (grant) => {
    revoke.run(grant);
  },
});

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const provider = new Provider(`http://localhost:${port}`, {
  adapter,
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'EC', kid: 'bench', use: 'sig', alg: 'ES256' }] },
  clients: [
    {
      client_id: 'bench',
      token_endpoint_auth_method: 'none',
      id_token_signed_response_alg: 'ES256',
      redirect_uris: ['https://app.example.org/'],
      grant_types: ['authorization_code', 'refresh_token'],
    },
  ],
  scopes: ['openid', 'offline_access', 'api'],
  findAccount: async (_, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
  rotateRefreshToken: true,
  features: {
    devInteractions: { enabled: false },
    resourceIndicators: {
      enabled: true,
      defaultResource: async () => resource,
      useGrantedResource: async () => true,
      getResourceServerInfo: async () => ({ scope: 'api', accessTokenTTL: 600, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'ES256' } } }),
    },
  },
  ttl: { RefreshToken: 2_592_000, Grant: 2_592_000, AccessToken: 600 },
});

const begin = async (account: string): Promise<string> => {
  const grant = new provider.Grant({ accountId: account, clientId: 'bench' });
  grant.addResourceScope(resource, 'api');
  const grantId = await grant.save();
  const client = await provider.Client.find('bench');
  if (client === undefined) throw new Error('no client');
  return new provider.RefreshToken({
    accountId: account,
    client,
    grantId,
    gty: 'authorization_code',
    scope: 'api',
    resource,
    authTime: now(),
  }).save();
};

const serve = provider.callback();
createServer(async (request, response) => {
  if (request.url !== '/grants') return serve(request, response);
  const tokens = await Promise.all(Array.from({ length: families }, (_, index) => begin(`user-${index}`)));
  response.end(JSON.stringify(tokens));
}).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGINT', () => process.exit(0));
