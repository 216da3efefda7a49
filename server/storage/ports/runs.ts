import type { Effect, Guard } from '#flows/kit/effect.ts';
import type { Identifier } from '#flows/kit/identifier.ts';
import type { Run } from '#flows/interpreter/run.ts';
import type { Transition } from '#flows/interpreter/decision.ts';
import type { AuditEntry } from './audit.ts';
import type { NewOutboxMail } from './outbox.ts';
import type { SessionRecord } from './sessions.ts';
import type { AuthorizationCode } from './codes.ts';
import type { Scope } from './scope.ts';

export type RunRecord = Scope & {
  id: string;
  flow: string;
  /** Published version number; 0 for a draft. */
  version: number;
  /** Hash of the plan the run began on and ends on (FLOW-15). */
  plan: string;
  /** SHA-256 of the run's secret. */
  secretHash: string;
  /** Registered client, or null for the app's public one. */
  client: string | null;
  /** How the result leaves: tokens in the answer, a code for a redirect, or a browser session. */
  delivery: Delivery;
  status: 'active' | 'done' | 'failed';
  startedAt: number;
  /** ms. A step later than this finds the run expired. */
  idleUntil: number;
  endsAt: number;
  run: Run;
};

export type Delivery =
  /** `redirectUri`: where the app is called back from an external provider. */
  { kind: 'tokens'; redirectUri?: string } | { kind: 'code'; redirectUri: string; state?: string; codeChallenge: string } | { kind: 'cookie' };

/** One appended row a step (DESIGN section 6); the purgeable trace. */
export type RunEvent = {
  run: string;
  flow: string;
  number: number;
  at: number;
  cause: string;
  ms: number;
  transitions: readonly Transition[];
};

/**
 * Everything one step writes. `expected` is the number the run had when the step was computed, `new` for a first step.
 * Order inside the commit: compare the number, check every guard, check uniqueness of every effect, then write. A session is not
 * given to a user who is disabled or gone (`conflict`, FLOW-11); a password that replaces another one by choice ends the user's other
 * sessions and unredeemed codes (RT-05).
 */
export type RunUnit = {
  record: RunRecord;
  expected: number | 'new';
  guards: readonly Guard[];
  effects: readonly Exclude<Effect, { kind: 'session.create' | 'audit' | 'notify' }>[];
  session?: SessionRecord;
  /** The session the run began from: alive, still this user's, and not locked unless it was then, or `conflict` (SES-04, MOB-9). */
  held?: { id: string; user: string | null; locked: boolean };
  code?: AuthorizationCode;
  outbox?: NewOutboxMail;
  /** Messages that leave by themselves: the run goes on without them. */
  notices?: readonly NewOutboxMail[];
  /** The outbox row whose delivery this step follows: wiped here. `stale` when it is gone already. */
  settled?: { id: string; sent: boolean };
  event: RunEvent;
  audit: readonly AuditEntry[];
  idempotency?: { key: string; bodyHash: string; expiresAt: number };
  now: number;
};

export type CommitResult =
  | { ok: true }
  /** Somebody else moved the run on. */
  | { ok: false; reason: 'stale'; number: number }
  /** `guards[index]` did not hold. */
  | { ok: false; reason: 'guard'; index: number }
  /** A unique key clashed or the database asked for a retry: recompute on fresh data. */
  | { ok: false; reason: 'conflict' }
  /** The idempotency key is taken. */
  | { ok: false; reason: 'duplicate' };

export type RunsPort = {
  find(scope: Scope, id: string): Promise<RunRecord | undefined>;
  /**
   * Applies the unit wholly or not at all. Of concurrent units with the same `expected`, exactly one gets `ok`
   * (FLOW-13). Resolves only after the database has made it durable (REL-01). Throws StorageUnavailable.
   */
  commit(unit: RunUnit): Promise<CommitResult>;
  /** Newest first, for the console's run history. `before`: only runs started earlier (ms). `user`: only runs that are or were about them. `status`: only runs that stand so now. */
  list(
    scope: Scope,
    filter: { flow?: string; user?: string; status?: RunSummary['status']; before?: number; limit: number },
  ): Promise<readonly RunSummary[]>;
  events(scope: Scope, run: string): Promise<readonly RunEvent[]>;
  /** Ends every active run of a flow, for emergencies (FLOW-15). Returns how many. */
  abort(scope: Scope, flow: string, now: number): Promise<number>;
  /** Deletes runs that ended over 24 h ago (sandbox: 7 days), events of runs that ended over 30 days ago, spent idempotency keys. At most `limit` rows of each a call; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};

export type RunSummary = {
  id: string;
  flow: string;
  version: number;
  status: 'active' | 'done' | 'failed' | 'expired';
  startedAt: number;
  lastAt: number;
  node: string;
  user?: string;
  /** How the person named themselves last. */
  identifier?: Identifier;
  steps: number;
};
