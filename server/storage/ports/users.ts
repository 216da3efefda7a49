import type { ExternalIdentity, Identifier } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { User, UserColumn, UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from './scope.ts';
import type { UserSelection, UsersPage, UsersQuery } from './user-grid.ts';

/** `update` would have given a unique column a value that somebody else has. `which` is the column's key. */
export class ValueTaken extends Error {
  readonly code = 'value-taken';
  readonly which: string;
  constructor(which: string) {
    super(`another user already has this value in the column ${which}`);
    this.which = which;
  }
}

export type UserRow = User & { createdAt: number; updatedAt: number; lastSignInAt: number | null };

export type UsersPort = {
  find(scope: Scope, id: string): Promise<UserRow | undefined>;
  /** The verified owner, or else the only user who carries the identifier unverified; two unverified ones are nobody. */
  byIdentifier(scope: Scope, identifier: Identifier): Promise<UserRow | undefined>;
  /** Whoever is linked to the identity: exactly its connector, issuer and subject (FED-01). */
  byIdentity(scope: Scope, identity: ExternalIdentity): Promise<UserRow | undefined>;
  /**
   * Takes an external account from a user, unless nothing else would get them in: neither another account, nor an address or a phone
   * number, nor a user name with a password (LINK-05). `not-linked`: it is not theirs.
   */
  unlinkIdentity(scope: Scope, id: string, identity: ExternalIdentity): Promise<'unlinked' | 'not-linked' | 'only-way-in'>;
  passwordHash(scope: Scope, id: string): Promise<string | undefined>;
  create(
    scope: Scope,
    user: { id: string; attributes: Record<string, Json>; status: UserStatus; identifiers: readonly (Identifier & { verified: boolean })[] },
    now: number,
  ): Promise<{ ok: true } | { ok: false; reason: 'identifier-taken' | 'value-taken'; which: string }>;
  /**
   * Attributes are laid over the old ones, null takes one away; added identifiers are not verified. Whoever is no longer active loses
   * sessions and unredeemed codes in the same unit (FLOW-11). False: no such user. Throws ValueTaken.
   */
  update(
    scope: Scope,
    id: string,
    change: {
      attributes?: Record<string, Json>;
      status?: UserStatus;
      identifiers?: { add: readonly Identifier[]; remove: readonly Identifier[] };
    },
    now: number,
  ): Promise<boolean>;
  /** The same status for many, in one unit; how many had another one. At most 200. */
  setStatusOf(scope: Scope, ids: readonly string[], status: UserStatus, now: number): Promise<number>;
  /** `remove` for many, in one unit; how many there were. At most 200. */
  removeAll(scope: Scope, ids: readonly string[]): Promise<number>;
  /** For good: identifiers, credentials, sessions and unredeemed codes go with it. */
  remove(scope: Scope, id: string): Promise<boolean>;
  /** Where it replaces another one, every session and unredeemed code of the user ends (RT-05). */
  setPassword(scope: Scope, id: string, hash: string, now: number): Promise<void>;
  /** One page of the console's grid, and of every other list of users. Throws BadCursor. */
  page(scope: Scope, query: UsersQuery): Promise<UsersPage>;
  /** How many there are. */
  count(scope: Scope, selection: UserSelection): Promise<number>;
  /** In their order; `order` is the fractional key a new column is placed by. */
  columns(app: string): Promise<readonly (UserColumn & { order: string })[]>;
  addColumn(app: string, column: UserColumn, order: string): Promise<{ ok: true } | { ok: false; reason: 'key-taken' }>;
  renameColumn(app: string, key: string, name: string): Promise<boolean>;
  /** False: no such column. */
  changeColumn(app: string, key: string, change: { order?: string; options?: readonly string[] }): Promise<boolean>;
  /** How many users have a value there, in live and sandbox together. */
  countValues(app: string, key: string): Promise<number>;
  removeColumn(app: string, key: string): Promise<boolean>;
};
