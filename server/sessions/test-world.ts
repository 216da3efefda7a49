import { randomBytes } from 'node:crypto';
import type { NewSession } from '#flows/kit/effect.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import { createDigest } from '#server/security/create-digest.ts';
import { createRandom } from '#server/security/create-random.ts';
import { createSeal } from '#server/security/create-seal.ts';
import { createAccessTokens } from '#server/security/tokens/create-access-tokens.ts';
import { createRefreshTokens } from '#server/security/tokens/create-refresh-tokens.ts';
import { createSigningKeys } from '#server/security/tokens/signing-keys.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { AuthorizationCode } from '#server/storage/ports/codes.ts';
import type { RelockPolicy } from './relock-policy.ts';
import type { SessionPatch, SessionRecord } from '#server/storage/ports/sessions.ts';
import { openWorldStorage, type WorldStorage } from '#server/storage/sqlite/open-world.ts';
import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { issueCode } from './issue-code.ts';
import { type OpenedSession, openSession, type RunInfo } from './open-session.ts';
import { type TokenResult, tokenResult } from './token-result.ts';

/** One app with a user, a database in memory, real keys, and a clock that is moved by hand. */
export type TestWorld = {
  realm: SessionRealm;
  services: SessionServices;
  storage: WorldStorage;
  clock: { at: number; now(): number };
  clients: Map<string, Client>;
  /** Zones of the served flow. */
  zones: Set<string>;
  relocks: Map<string, RelockPolicy>;
  logged: string[];
  /** Reads and writes of sessions and keys since it was emptied. */
  calls: string[];
  signIn(change?: Partial<NewSession>, runInfo?: Partial<RunInfo>): Promise<{ session: string; tokens: TokenResult; cookie: string | undefined }>;
  /** A run that ended with a code instead of tokens. */
  authorize(request: { client: string; redirectUri: string; codeChallenge: string }): Promise<{ session: string; code: string }>;
  /** Commits a session (and a code for it) as a finished run does. */
  commit(session: SessionRecord, code?: AuthorizationCode): Promise<void>;
  userIs(status: UserStatus): Promise<void>;
  /** The session's row; throws when there is none. */
  row(session: string): Promise<SessionRecord>;
  change(session: string, patch: SessionPatch): Promise<void>;
};

export const publicCaller: Caller = { client: null, address: '203.0.113.9' };
const lifetimes = { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 30 * 86_400 };

const secrets = { secretKey: randomBytes(32), previous: [] };
/** Shared by all worlds as by all apps of a server, so that their caches could mix them up. */
export const signingKeys = createSigningKeys(createSeal(secrets));
export const tokens = { access: createAccessTokens(signingKeys), refresh: createRefreshTokens(secrets) };

export const testWorld = async ({
  app = 'app_one',
  slug = 'one',
  env = 'live',
}: {
  app?: string;
  slug?: string;
  env?: 'live' | 'sandbox';
} = {}): Promise<TestWorld> => {
  const clock = { at: 1_800_000_000_000, now: () => clock.at };
  const scope = { app, env };
  const storage = openWorldStorage(undefined, clock);
  const random = createRandom(clock);
  const clients = new Map<string, Client>();
  const zones = new Set(['public', 'secure']);
  const relocks = new Map<string, RelockPolicy>();
  const logged: string[] = [];
  const calls: string[] = [];
  const counted =
    <Args extends unknown[], Result>(name: string, run: (...args: Args) => Result) =>
    (...args: Args): Result => {
      calls.push(name);
      return run(...args);
    };
  const log = (fields: Record<string, unknown>, message: string): void => void logged.push(`${message} ${JSON.stringify(fields)}`);

  const realm: SessionRealm = {
    kind: env,
    app: {
      id: app,
      workspace: 'wsp_1',
      slug,
      name: 'One',
      access: 'anyone',
      lifetimes,
      defaultLanguage: 'en',
      theme: { accent: '#123456', radius: 8, logo: null },
      status: 'active',
      createdAt: 0,
    },
    scope,
    clock,
    random,
    digest: createDigest(secrets),
    issuer: `https://id.example.org/oidc/${env}/${slug}`,
    hasZone: async (_flow, zone) => zones.has(zone),
    relock: async (zone) => relocks.get(zone),
    client: async (id) => clients.get(id),
    storage: {
      ...storage,
      keys: { ...storage.keys, list: counted('keys.list', storage.keys.list) },
      sessions: {
        ...storage.sessions,
        check: counted('sessions.check', storage.sessions.check),
        decide: (at, id, decide) => {
          calls.push('sessions.decide');
          return storage.sessions.decide(at, id, decide);
        },
      },
    },
  };
  const services: SessionServices = { tokens, log: { debug: log, info: log, warn: log, error: log }, storage };
  await storage.users.addColumn(app, { key: 'plan', name: 'Plan', type: 'text', unique: false, options: [] }, 'a');
  await storage.users.addColumn(app, { key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] }, 'b');
  await storage.users.create(
    scope,
    {
      id: 'usr_ann',
      status: 'active',
      attributes: { plan: 'gold', pin: 'canary-pin', roles: ['editor'] },
      identifiers: [{ kind: 'email', canonical: 'ann@example.org', verified: true }],
    },
    clock.at,
  );

  const commit: TestWorld['commit'] = async (session, code) => {
    const id = random.id('run');
    const committed = await storage.runs.commit({
      record: {
        ...scope,
        id,
        flow: session.flow,
        version: session.version,
        plan: 'plan',
        secretHash: id,
        client: session.client,
        delivery: { kind: 'tokens' },
        status: 'done',
        startedAt: clock.at,
        idleUntil: clock.at,
        endsAt: clock.at,
        run: { number: 1, floor: 1, states: [], visits: {}, memos: {}, proofs: [], context: {}, locale: 'en' },
      },
      expected: 'new',
      guards: [],
      effects: [],
      session,
      ...(code && { code }),
      event: { run: id, flow: session.flow, number: 1, at: clock.at, cause: 'test', ms: 0, transitions: [] },
      audit: [],
      now: clock.at,
    });
    if (!committed.ok) throw new Error(`The session was not committed: ${committed.reason}.`);
  };
  const open = (change: Partial<NewSession> = {}, runInfo: Partial<RunInfo> = {}): OpenedSession =>
    openSession({
      services,
      realm,
      session: {
        user: 'usr_ann',
        zone: 'secure',
        zoneKind: 'secure',
        amr: ['otp', 'email'],
        acr: 'aal1',
        proofs: [{ assurance: 'identifier', node: 'code1', at: clock.at - 5000 }],
        lifetimes,
        ...change,
      },
      runInfo: { flow: 'flw_1', version: 3, client: null, device: 'phone-1', delivery: 'tokens', ...runInfo },
    });
  return {
    realm,
    services,
    storage,
    clock,
    clients,
    zones,
    relocks,
    logged,
    calls,
    commit,
    row: async (id) => {
      const session = await storage.sessions.find(scope, id);
      if (session === undefined) throw new Error(`There is no session ${id}.`);
      return session;
    },
    userIs: async (status) => void (await storage.users.update(scope, 'usr_ann', { status }, clock.at)),
    change: (id, patch) => storage.sessions.decide(scope, id, () => ({ patch, value: undefined })),
    authorize: async (request) => {
      const { record } = open({}, { client: request.client, delivery: 'code' });
      const { code, row } = issueCode(realm, { ...request, session: record.id });
      await commit(record, row);
      return { session: record.id, code };
    },
    signIn: async (change, runInfo) => {
      const opened = open(change, runInfo);
      await commit(opened.record);
      const user = opened.record.user === null ? undefined : await storage.users.find(scope, opened.record.user);
      return {
        session: opened.record.id,
        tokens: await tokenResult({ services, realm, record: opened.record, refreshToken: opened.refreshToken, user }),
        cookie: opened.cookie,
      };
    },
  };
};

export const testClient = (change: Partial<Client> = {}): Client => ({
  id: 'cli_web',
  app: 'app_one',
  env: 'live',
  name: 'Web',
  kind: 'spa',
  secretHash: null,
  redirectUris: ['https://app.example.org/cb'],
  origins: [],
  accepts: [],
  status: 'active',
  createdAt: 0,
  ...change,
});
