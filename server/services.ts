import type { ClockPort, DigestPort, PasswordsPort, RandomPort } from '#flows/kit/ports.ts';
import type { Env } from './env.ts';
import type { Delivery } from './delivery/deliver.ts';
import type { Catalog } from './engine/catalog.ts';
import type { Worlds } from './engine/preview/worlds.ts';
import type { Realm } from './engine/realm.ts';
import type { Waiters } from './engine/waiters.ts';
import type { Egress } from './security/egress/create-egress.ts';
import type { FederationParts } from './federation/federation.ts';
import type { Gate } from './security/limits.ts';
import type { Plays } from './scenarios/create-plays.ts';
import type { Seal } from './security/seal.ts';
import type { Tokens } from './security/tokens/tokens.ts';
import type { Scope } from './storage/ports/scope.ts';
import type { Storage } from './storage/ports/storage.ts';

/** What use cases work with: made once in compose.ts, passed as an argument, never imported as a singleton. */
export type Services = {
  env: Env;
  storage: Storage;
  clock: ClockPort;
  random: RandomPort;
  digest: DigestPort;
  seal: Seal;
  tokens: Tokens;
  /** Hashing, comparing and judging passwords; `has` and `verify` by user come with the realm. */
  hashing: Hashing;
  realms: Realms;
  /** The only way to call what a builder named (OUT-01). */
  egress: Egress;
  /** Signing people in at providers outside. */
  federation: FederationParts;
  /** Caps on starting runs, in this process (IN-09). */
  startGate: Gate;
  /** The caller's address from the socket's and X-Forwarded-For (OUT-08). */
  clientAddress(socket: string | undefined, forwardedFor: string | undefined): string;
  /** Preview worlds opened in this process. */
  worlds: Worlds;
  /** How the console writes to builders; undefined without a mail server. */
  ownMail: Delivery | undefined;
  /** Scenarios being played in this process. */
  plays: Plays;
  waiters: Waiters;
  catalog: Catalog;
  log: Log;
};

export type Hashing = Pick<PasswordsPort, 'hash' | 'judge'> & {
  /** Constant effort, also for `undefined` (a dummy hash of the same cost). Throws Busy over the cap. */
  compare(hash: string | undefined, password: string): Promise<{ result: 'match' | 'mismatch'; rehash?: string }>;
};

export type Realms = {
  /** By the URL's env and app slug; undefined when there is no such app or it is disabled. */
  find(env: 'live' | 'sandbox', appSlug: string): Promise<Realm | undefined>;
  /** By the key of stored rows: for work that goes on behind requests (outbox, mailed links). */
  byScope(scope: Scope): Promise<Realm | undefined>;
  /** An app of a preview world, if the bearer token is the world's and it is alive. */
  preview(address: string, token: string): Promise<Realm | undefined>;
};

export type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: Record<string, unknown>, message: string) => void>;
