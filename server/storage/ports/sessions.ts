import type { Amr, Assurance } from '#flows/kit/assurance.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from './scope.ts';

/** A person's visit to an app after sign-in, with its one refresh family. Times are ms. */
export type SessionRecord = Scope & {
  id: string;
  user: string | null;
  /** The device id the app or the hosted page gave; recognises a known device, proves nothing. */
  device: string | null;
  client: string | null;
  flow: string;
  version: number;
  zone: string;
  zoneKind: 'public' | 'secure';
  amr: readonly Amr[];
  acr: 'aal0' | 'aal1' | 'aal2';
  proofs: readonly { assurance: Assurance; node: string; at: number }[];
  authTime: number;
  accessSeconds: number;
  refreshSeconds: number;
  createdAt: number;
  lastSeenAt: number;
  lockedAt: number | null;
  revokedAt: number | null;
  absoluteUntil: number;
  /** SHA-256 of the browser cookie's secret, for sessions that live in a cookie. */
  cookieHash: string | null;
  refresh: RefreshState | null;
};

/** The family: only the newest token counts; the one before it finds its successor for 10 s (RT-03, RT-04). */
export type RefreshState = {
  generation: number;
  hash: string;
  expiresAt: number;
  previousHash: string | null;
  rotatedAt: number | null;
  /** The current token, sealed under a key that only the previous token's holder can derive. */
  sealedSuccessor: string | null;
};

/** `userStatus` is null when the session has no user, or one that is gone. */
export type FoundSession = { session: SessionRecord; userStatus: UserStatus | null };

export type SessionsPort = {
  find(scope: Scope, id: string): Promise<SessionRecord | undefined>;
  /** One read of a session with its user's status: what every request with a token is judged by (JWT-04, FLOW-11). */
  check(scope: Scope, id: string): Promise<FoundSession | undefined>;
  findByCookie(scope: Scope, cookieHash: string): Promise<SessionRecord | undefined>;
  /**
   * Reads the session with its user's status, lets the pure `decide` say what becomes of it, writes that: one atomic unit, so
   * N parallel refreshes never fork the family. `decide` may be called again on a serialisation failure.
   */
  decide<T>(scope: Scope, id: string, decide: (found: FoundSession | undefined) => { patch?: SessionPatch; value: T }): Promise<T>;
  knowsDevice(scope: Scope, user: string, device: string): Promise<boolean>;
  list(scope: Scope, user: string): Promise<readonly SessionRecord[]>;
  /** Ends every session of a user; returns how many. Takes unredeemed codes with it (RT-05). */
  revokeAll(scope: Scope, user: string, now: number): Promise<number>;
  /** Deletes sessions 30 days after their absolute end: until then they recognise a device and the reuse of a token. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
export type SessionPatch = Partial<Pick<SessionRecord, 'lastSeenAt' | 'lockedAt' | 'revokedAt' | 'refresh' | 'zone' | 'zoneKind'>>;
