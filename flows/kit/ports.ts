import type { ExternalIdentity, Identifier } from './identifier.ts';
import type { ConnectorView } from './define-connector.ts';
import type { Json } from './json.ts';
import type { Login, LoginResult } from './login.ts';
import type { Profile } from './step.ts';

/**
 * Everything an executor may read. No port writes: writes are returned in the Step and committed with the run.
 * Reads see the pending writes of the same step (the interpreter lays them over), so a node may create a user and the
 * next one find it.
 */
export type Ports = {
  clock: ClockPort;
  random: RandomPort;
  digest: DigestPort;
  users: UsersPort;
  passwords: PasswordsPort;
  sessions: SessionsPort;
  counters: CountersPort;
  links: LinksPort;
  connectors: ConnectorsPort;
  directory: DirectoryPort;
  federation: FederationPort;
};
export type PortName = keyof Ports;

export type ClockPort = {
  /** Server time, ms since 1970 UTC. In the preview the tester moves it. */
  now(): number;
};

export type RandomPort = {
  /** Uniform decimal digits from a CSPRNG (OTP-01). In the preview: seeded. */
  digits(length: number): string;
  /** An unguessable secret: 48-bit time and 192 random bits, base64url (KEY-06). */
  secret(): string;
  /** A sortable id: prefix + UUIDv7 in base32. Not a secret. */
  id(prefix: string): string;
};

export type DigestPort = {
  /** Keyed HMAC of a low-entropy value such as a six-digit code, under a key of `purpose` (OTP-07). base64url. */
  keyed(purpose: string, value: string): string;
  /** Plain SHA-256 of a high-entropy secret. base64url. */
  hash(secret: string): string;
  /** Constant-time comparison of two digests. */
  equal(a: string, b: string): boolean;
};

export type UserStatus = 'active' | 'disabled' | 'unapproved';
export type User = {
  id: string;
  status: UserStatus;
  attributes: { [column: string]: Json };
  identifiers: readonly (Identifier & { verified: boolean })[];
  /** External accounts they are recognised by. Absent: none. */
  identities?: readonly LinkedIdentity[];
  /** Rights from all sources, each once, sorted: claim `roles`. Absent: none. */
  roles?: readonly string[];
};

/** `linkedAt` in ms; `label` is how people recognise the account. */
export type LinkedIdentity = ExternalIdentity & { linkedAt: number; label?: string };

export type UsersPort = {
  find(id: string): Promise<User | undefined>;
  /** The user who has this identifier verified, or, if nobody has, the only one whom the builder added with it. */
  byIdentifier(identifier: Identifier): Promise<User | undefined>;
  /** The only user linked to it. */
  byIdentity(identity: ExternalIdentity): Promise<User | undefined>;
  /** The app's users columns, in order. Keys never change. */
  columns(): Promise<readonly UserColumn[]>;
};

export type ColumnType = 'text' | 'email' | 'phone' | 'number' | 'boolean' | 'date' | 'instant' | 'choice' | 'pin';
export type UserColumn = { key: string; name: string; type: ColumnType; unique: boolean; options: readonly string[] };

export type PasswordsPort = {
  /** Whether this user has a password at all. */
  has(user: string): Promise<boolean>;
  /**
   * Compares in constant effort: for no user, or one without a password, a dummy hash of the same cost is checked and
   * the answer is `mismatch` (PWD-08). `rehash` is given on a match whose parameters are outdated (PWD-05).
   * Throws `Busy` over the hashing cap (PWD-06).
   */
  verify(user: string | undefined, password: string): Promise<{ result: 'match' | 'mismatch'; rehash?: string }>;
  /** The same for a secret whose hash is kept elsewhere, such as a PIN in a users column. */
  compare(hash: string | undefined, secret: string): Promise<{ result: 'match' | 'mismatch'; rehash?: string }>;
  /** argon2id of the NFKC form. Throws `Busy` over the cap. */
  hash(password: string): Promise<string>;
  /** Why a new password is refused, or undefined: too short or long, common, contains one of `words` (PWD-01, PWD-04). */
  judge(password: string, options: { onlyFactor: boolean; words: readonly string[] }): PasswordFault | undefined;
};
export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'contains-own-data';

export type SessionsPort = {
  /** Whether this user has signed in from this device before: its attempts are throttled apart (PWD-07). */
  knowsDevice(user: string, device: string): Promise<boolean>;
};

export type CountersPort = {
  /** How often `key` was counted in its running window, and until when (ms) it is blocked, if it is. */
  peek(key: string): Promise<{ count: number; blockedUntil?: number }>;
};

export type LinksPort = {
  /** The page a mailed ticket opens, built from the configured origin only (OUT-06). */
  mail(secret: string): string;
};

export type FederationPort = {
  /**
   * Prepares one sign-in at the connector's provider: where to send the person, and what has to be committed before they
   * leave (FED-02). Never throws and never takes longer than the egress allows; `unavailable` when the provider cannot be
   * asked now.
   */
  begin(visit: {
    connector: string;
    run: string;
    node: string;
    visit: number;
  }): Promise<{ result: 'ready'; url: string; login: Login } | { result: 'unavailable' }>;
  /**
   * What a provider said, under the return code that the browser brought back. Undefined for a code of another run, visit
   * or connector, a spent one and one out of time, which all look the same. `hash` is for the guard that spends it.
   */
  redeem(visit: { connector: string; run: string; node: string; visit: number }, code: string): Promise<(LoginResult & { hash: string }) | undefined>;
};

export type ConnectorsPort = {
  /** As it is now, read at each call: one that was disabled or removed meanwhile is not `active` or not there (FED-06). */
  find(id: string): Promise<ConnectorView | undefined>;
};

export type DirectoryPort = {
  /**
   * Asks the directory whether this is its user's password. Counts wrong ones below the directory's own lockout threshold
   * and does not ask once they are used up (LDAP-05). Never throws and never takes longer than five seconds.
   */
  signIn(connector: string, name: string, password: string): Promise<DirectoryAnswer>;
};
export type DirectoryAnswer =
  | { result: 'recognised'; identity: ExternalIdentity; profile: Profile }
  /** `reason` is for the log: people are told one and the same whatever it is (LDAP-04). */
  | { result: 'wrong'; reason: DirectoryRefusal }
  | { result: 'unavailable'; reason: DirectoryTrouble };

export type DirectoryRefusal =
  | 'empty-password'
  | 'unknown-name'
  | 'ambiguous-name'
  | 'wrong-password'
  | 'disabled'
  | 'password-expired'
  | 'account-expired'
  | 'must-change-password'
  | 'locked'
  | 'not-now'
  | 'refused'
  | 'too-many-tries';

export type DirectoryTrouble =
  | 'no-connector'
  | 'disabled-connector'
  | 'not-set-up'
  | 'address-not-allowed'
  | 'unreachable'
  | 'too-slow'
  | 'certificate'
  | 'service-account'
  | 'no-such-base'
  | 'no-stable-id'
  | 'misbehaved'
  /** Failed several times in a row: not asked for a while (REL-13). */
  | 'paused';
