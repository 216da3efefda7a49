import type { Identifier } from '#flows/kit/identifier.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { planHash } from '#flows/plan/plan-hash.ts';
import type { App } from '../ports/apps.ts';
import type { AuditEntry } from '../ports/audit.ts';
import type { AuthorizationCode } from '../ports/codes.ts';
import type { Member, Workspace } from '../ports/members.ts';
import type { NewOutboxMail } from '../ports/outbox.ts';
import type { RunRecord, RunUnit } from '../ports/runs.ts';
import type { Scope } from '../ports/scope.ts';
import type { SessionRecord } from '../ports/sessions.ts';
import type { Storage } from '../ports/storage.ts';
import { hour, minute, newId, noon } from './subject.ts';

export const email = (canonical: string): Identifier => ({ kind: 'email', canonical });

export const aRecord = (scope: Scope, number = 1, change: Partial<RunRecord> = {}): RunRecord => ({
  ...scope,
  id: newId('run'),
  flow: 'flow_1',
  version: 1,
  plan: 'plan',
  secretHash: 'secret',
  client: null,
  delivery: { kind: 'tokens' },
  status: 'active',
  startedAt: noon,
  idleUntil: noon + 15 * minute,
  endsAt: noon + hour,
  run: {
    number,
    floor: 0,
    visits: { ask: 1 },
    memos: {},
    proofs: [],
    context: { email: 'ä"\u0000\'☃@example.org' },
    locale: 'en',
    states: [
      {
        number,
        node: 0,
        visit: 1,
        kind: 'ask',
        challenge: { kind: 'message', title: { key: 't' }, fields: [], actions: [] },
        problems: [],
        vars: {},
        subject: {},
      },
    ],
  },
  ...change,
});

/** The same run, moved on to `number`. */
export const movedTo = (record: RunRecord, number: number): RunRecord => ({ ...record, run: { ...record.run, number } });

/** A unit that writes nothing but the run and its event, unless told. */
export const aUnit = (record: RunRecord, expected: RunUnit['expected'], change: Partial<RunUnit> = {}): RunUnit => ({
  record,
  expected,
  guards: [],
  effects: [],
  audit: [],
  now: noon,
  event: {
    run: record.id,
    flow: record.flow,
    number: record.run.number,
    at: noon,
    cause: 'test',
    ms: 1,
    transitions: [{ node: 'ask', visit: 1, outcome: 'asked', edges: [] }],
  },
  ...change,
});

export const aSession = (scope: Scope, user: string | null, change: Partial<SessionRecord> = {}): SessionRecord => ({
  ...scope,
  id: newId('ses'),
  user,
  device: null,
  client: null,
  flow: 'flow_1',
  version: 1,
  zone: 'secure',
  zoneKind: 'secure',
  amr: ['otp', 'email'],
  acr: 'aal1',
  proofs: [{ assurance: 'identifier', node: 'verify', at: noon }],
  authTime: noon,
  accessSeconds: 300,
  refreshSeconds: 3600,
  createdAt: noon,
  lastSeenAt: noon,
  lockedAt: null,
  revokedAt: null,
  absoluteUntil: noon + 8 * hour,
  cookieHash: null,
  refresh: { generation: 1, hash: 'hash-1', expiresAt: noon + hour, previousHash: null, rotatedAt: null, sealedSuccessor: null },
  ...change,
});

export const aCode = (scope: Scope, session: string, change: Partial<AuthorizationCode> = {}): AuthorizationCode => ({
  ...scope,
  hash: newId('code'),
  client: 'client_1',
  redirectUri: 'https://app.example/back',
  codeChallenge: 'challenge',
  session,
  expiresAt: noon + minute,
  ...change,
});

export const aMail = (scope: Scope, change: Partial<NewOutboxMail> = {}): NewOutboxMail => ({
  ...scope,
  id: newId('ob'),
  run: null,
  number: 1,
  channel: 'email',
  sealed: 'sealed',
  createdAt: noon,
  claimedUntil: noon,
  expiresAt: noon + hour,
  ...change,
});

export const anEntry = (workspace: string, change: Partial<AuditEntry> = {}): AuditEntry => ({
  id: newId('au'),
  workspace,
  app: null,
  env: null,
  at: noon,
  actor: 'system',
  action: 'tested',
  target: null,
  ip: null,
  detail: { b: 1, a: ['x'] },
  ...change,
});

export const aMember = (change: Partial<Member> = {}): Member => {
  const id = newId('mem');
  return { id, email: `${id}@example.org`, name: 'Mia', passwordHash: 'hash', createdAt: noon, status: 'active', ...change };
};
export const aWorkspace = (): Workspace => ({ id: newId('ws'), name: 'Workshop', createdAt: noon });

/** A workspace with an owner, as every app needs one. */
export const withWorkspace = async (storage: Storage): Promise<string> => {
  const owner = aMember();
  const workspace = aWorkspace();
  await storage.members.add(owner);
  await storage.members.createWorkspace(workspace, owner.id);
  return workspace.id;
};

export const anApp = (workspace: string, change: Partial<App> = {}): App => {
  const id = newId('app');
  return {
    id,
    workspace,
    slug: id.replace('_', '-'),
    name: 'App',
    access: 'anyone',
    lifetimes: { accessSeconds: 300, refreshSeconds: 3600, absoluteSeconds: 86_400 },
    defaultLanguage: 'en',
    theme: { accent: '#123456', radius: 8, logo: null },
    status: 'active',
    createdAt: noon,
    ...change,
  };
};

export const withApp = async (storage: Storage): Promise<App> => {
  const app = anApp(await withWorkspace(storage));
  await storage.apps.create(app);
  return app;
};

export const aGraph = (notes = 0): Graph => ({
  format: 1,
  languages: ['en'],
  zones: {},
  nodes: {},
  edges: {},
  strings: {},
  notes: Object.fromEntries(
    Array.from({ length: notes }, (_, index) => [
      `note${index}`,
      { text: 'n', position: { x: 0, y: 0 }, size: { width: 1, height: 1 }, order: 'a0' },
    ]),
  ),
});

/** A valid plan; `name` makes it another one. */
export const aPlan = (name: string): Plan => {
  const content = {
    format: 1 as const,
    languages: ['en'],
    entries: [{ id: 'entry', type: 'entry.sign-in', node: 0 }],
    zones: [{ key: 'public', kind: 'public' as const, name }],
    nodes: [{ id: 'entry', type: 'entry.sign-in', version: 1, config: {}, zone: 0, role: 'entry' as const, irreversible: false, outcomes: {} }],
    strings: {},
    variables: {},
  };
  return { ...content, hash: planHash(content) };
};
