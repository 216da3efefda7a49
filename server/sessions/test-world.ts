import { randomBytes } from 'node:crypto';
import type { NewSession } from '#flows/kit/effect.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import { createDigest } from '#server/security/create-digest.ts';
import { createRandom } from '#server/security/create-random.ts';
import { createSeal } from '#server/security/create-seal.ts';
import { createAccessTokens } from '#server/security/tokens/create-access-tokens.ts';
import { createRefreshTokens } from '#server/security/tokens/create-refresh-tokens.ts';
import { createSigningKeys } from '#server/security/tokens/signing-keys.ts';
import type { AuditEntry } from '#server/storage/ports/audit.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { AuthorizationCode } from '#server/storage/ports/codes.ts';
import type { SigningKey } from '#server/storage/ports/keys.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { UserRow } from '#server/storage/ports/users.ts';
import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { openSession, type RunInfo } from './open-session.ts';
import { type TokenResult, tokenResult } from './token-result.ts';

/** One app with users, sessions and a clock that is moved by hand: real keys and tokens on plain maps instead of a database. */
export type TestWorld = {
  realm: SessionRealm;
  services: SessionServices;
  clock: { at: number; now(): number };
  sessions: Map<string, SessionRecord>;
  codes: Map<string, AuthorizationCode & { used: boolean }>;
  users: Map<string, UserRow>;
  clients: Map<string, Client>;
  keys: Map<string, SigningKey>;
  audit: AuditEntry[];
  logged: string[];
  zones: Set<string>;
  /** Reads and writes since the last look, by port and method. */
  calls: string[];
  setStatus(user: string, status: UserStatus): void;
  /** The session's row; throws when there is none. */
  row(session: string): SessionRecord;
  change(session: string, patch: Partial<SessionRecord>): void;
  signIn(change?: Partial<NewSession>, runInfo?: Partial<RunInfo>): Promise<{ session: string; tokens: TokenResult; cookie: string | undefined }>;
};

export const publicCaller: Caller = { client: null, address: '203.0.113.9' };
export const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 30 * 86_400 };

const secrets = { secretKey: randomBytes(32), previous: [] };
/** Shared by all worlds as by all apps of a server, so that their caches could mix them up. */
export const signingKeys = createSigningKeys(createSeal(secrets));
export const tokens = { access: createAccessTokens(signingKeys), refresh: createRefreshTokens(secrets) };

export const testWorld = ({ app = 'app_one', slug = 'one', env = 'live' }: { app?: string; slug?: string; env?: 'live' | 'sandbox' } = {}): TestWorld => {
  const clock = { at: 1_800_000_000_000, now: () => clock.at };
  const sessions = new Map<string, SessionRecord>();
  const codes: TestWorld['codes'] = new Map();
  const users = new Map<string, UserRow>();
  const clients = new Map<string, Client>();
  const keys = new Map<string, SigningKey>();
  const audit: AuditEntry[] = [];
  const logged: string[] = [];
  const zones = new Set(['public', 'secure']);
  const calls: string[] = [];
  const log = (fields: Record<string, unknown>, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`);

  const found = (id: string) => {
    const session = sessions.get(id);
    return session && { session, userStatus: session.user === null ? null : (users.get(session.user)?.status ?? null) };
  };
  const realm: SessionRealm = {
    kind: env,
    app: {
      id: app, workspace: 'wsp_1', slug, name: 'One', access: 'anyone', lifetimes, defaultLanguage: 'en',
      theme: { accent: '#123456', radius: 8, logo: null }, status: 'active', createdAt: 0,
    },
    scope: { app, env },
    clock,
    random: createRandom(clock),
    digest: createDigest(secrets),
    issuer: `https://id.example.org/oidc/${env}/${slug}`,
    hasZone: async (_flow, zone) => zones.has(zone),
    client: async (id) => clients.get(id),
    storage: {
      keys: {
        list: async () => {
          calls.push('keys.list');
          return [...keys.values()].filter((key) => key.app === app && key.env === env);
        },
        add: async (key, unlessActiveFrom) => {
          if ([...keys.values()].some((other) => other.activeFrom >= unlessActiveFrom)) return false;
          keys.set(key.kid, key);
          return true;
        },
        retire: async (kid, at) => {
          const key = keys.get(kid);
          if (key !== undefined) keys.set(kid, { ...key, retireAt: at });
        },
        remove: async (kid) => void keys.delete(kid),
      },
      sessions: {
        check: async (_scope, id) => {
          calls.push('sessions.check');
          return found(id);
        },
        decide: async (_scope, id, decide) => {
          calls.push('sessions.decide');
          const { patch, value } = decide(found(id));
          const session = sessions.get(id);
          if (patch !== undefined && session !== undefined) sessions.set(id, { ...session, ...patch });
          return value;
        },
      },
      codes: {
        redeem: async (_scope, hash) => {
          const code = codes.get(hash);
          if (code === undefined) return undefined;
          codes.set(hash, { ...code, used: true });
          return { result: code.used ? 'reused' : 'first', code };
        },
      },
      users: {
        find: async (_scope, id) => users.get(id),
        columns: async () => [
          { key: 'plan', name: 'Plan', type: 'text', unique: false, options: [], order: 'a' },
          { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [], order: 'b' },
        ],
      },
    },
  };
  const services: SessionServices = {
    tokens,
    log: { debug: log, info: log, warn: log, error: log },
    storage: { audit: { append: async (entries) => void audit.push(...entries) } },
  };
  users.set('usr_ann', {
    id: 'usr_ann', status: 'active', attributes: { plan: 'gold', pin: 'canary-pin', roles: ['editor'] },
    identifiers: [{ kind: 'email', canonical: 'ann@example.org', verified: true }], createdAt: 0, updatedAt: 0, lastSignInAt: null,
  });

  const row = (id: string): SessionRecord => {
    const session = sessions.get(id);
    if (session === undefined) throw new Error(`There is no session ${id}.`);
    return session;
  };

  return {
    row,
    change: (id, patch) => void sessions.set(id, { ...row(id), ...patch }),
    realm, services, clock, sessions, codes, users, clients, keys, audit, logged, zones, calls,
    setStatus: (user, status) => {
      const row = users.get(user);
      if (row !== undefined) users.set(user, { ...row, status });
    },
    signIn: async (change, runInfo) => {
      const session: NewSession = {
        user: 'usr_ann', zone: 'secure', zoneKind: 'secure', amr: ['otp', 'email'], acr: 'aal1',
        proofs: [{ assurance: 'identifier', node: 'code1', at: clock.at - 5000 }], lifetimes, ...change,
      };
      const opened = openSession({ services, realm, session, runInfo: { flow: 'flw_1', version: 3, client: null, device: 'phone-1', delivery: 'tokens', ...runInfo } });
      sessions.set(opened.record.id, opened.record);
      const user = opened.record.user === null ? undefined : users.get(opened.record.user);
      return { session: opened.record.id, tokens: await tokenResult({ services, realm, record: opened.record, refreshToken: opened.refreshToken, user }), cookie: opened.cookie };
    },
  };
};

export const testClient = (change: Partial<Client> = {}): Client => ({
  id: 'cli_web', app: 'app_one', env: 'live', name: 'Web', kind: 'spa', secretHash: null,
  redirectUris: ['https://app.example.org/cb'], origins: [], accepts: [], status: 'active', createdAt: 0, ...change,
});
