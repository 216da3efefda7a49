import type { ConnectorView } from '../kit/define-connector.ts';
import { type DirectoryScript, emptyDirectory } from '../kit/directory-script.ts';
import type { Run } from '../interpreter/run.ts';
import type { Counter } from '../kit/counting.ts';
import type { Message, NewSession, Ticket } from '../kit/effect.ts';
import type { Json } from '../kit/json.ts';
import type { Login, LoginResult } from '../kit/login.ts';
import type { User, UserColumn } from '../kit/ports.ts';

/** Everything the fake ports read and `applyDecision` writes: plain data, so that a test can look at all of it. */
export type World = {
  /** ms. Moved only by `advance`. */
  now: number;
  /** State of the seeded generator. */
  random: number;
  users: Map<string, User>;
  columns: UserColumn[];
  /** User id → source → rights. */
  roles: Map<string, ReadonlyMap<string, readonly string[]>>;
  /** User id → hash. */
  passwords: Map<string, string>;
  counters: Map<string, Counter>;
  sessions: (NewSession & { id: string; at: number; locked?: boolean; revoked?: true })[];
  /** By hash. */
  tickets: Map<string, Ticket & { spentAt?: number }>;
  /** Sign-ins under way at providers, oldest first. `returned`: what came back, under the hash of its code. */
  logins: (Login & { returned?: { hash: string; result: LoginResult; spent: boolean } })[];
  /** `<user>/<device>` of those who signed in before. */
  devices: Set<string>;
  /** By id. */
  connectors: Map<string, ConnectorView>;
  /** What the directories behind them answer. */
  directory: DirectoryScript;
  /** By id, as last committed. */
  runs: Map<string, Run>;
  /** Committed, not yet delivered. */
  outbox: { run: string; message: Message }[];
  /** What arrived, oldest first. */
  mailbox: Message[];
  audit: { at: number; action: string; detail: { [key: string]: Json } }[];
};

/** 2026-01-01T00:00:00Z, so that expected times in tests are readable. */
const startOfTime = 1_767_225_600_000;

export const emptyWorld = (given: Partial<World> = {}): World => ({
  now: startOfTime,
  random: 1,
  users: new Map(),
  columns: [{ key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }],
  roles: new Map(),
  passwords: new Map(),
  counters: new Map(),
  sessions: [],
  tickets: new Map(),
  logins: [],
  devices: new Set(),
  connectors: new Map(),
  directory: emptyDirectory,
  runs: new Map(),
  outbox: [],
  mailbox: [],
  audit: [],
  ...given,
});
