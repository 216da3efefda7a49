import type { Identifier } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { User, UserColumn, UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from './scope.ts';

export type UserRow = User & { createdAt: number; updatedAt: number; lastSignInAt: number | null };

export type UsersPort = {
  find(scope: Scope, id: string): Promise<UserRow | undefined>;
  /** The verified owner, or else the only user who carries the identifier unverified; two unverified ones are nobody. */
  byIdentifier(scope: Scope, identifier: Identifier): Promise<UserRow | undefined>;
  passwordHash(scope: Scope, id: string): Promise<string | undefined>;
  create(scope: Scope, user: { id: string; attributes: Record<string, Json>; status: UserStatus; identifiers: readonly (Identifier & { verified: boolean })[] }, now: number): Promise<{ ok: true } | { ok: false; reason: 'identifier-taken' | 'value-taken'; which: string }>;
  update(scope: Scope, id: string, change: { attributes?: Record<string, Json>; status?: UserStatus }, now: number): Promise<boolean>;
  /** For good: identifiers, credentials, sessions and unredeemed codes go with it. */
  remove(scope: Scope, id: string): Promise<boolean>;
  setPassword(scope: Scope, id: string, hash: string, now: number): Promise<void>;
  /** One page of the console's grid. `search` matches identifiers and text values; `after` is an opaque cursor. */
  page(scope: Scope, query: { search?: string; after?: string; limit: number }): Promise<{ rows: readonly UserRow[]; next?: string; total: number }>;
  /** In their order; `order` is the fractional key a new column is placed by. */
  columns(app: string): Promise<readonly (UserColumn & { order: string })[]>;
  addColumn(app: string, column: UserColumn, order: string): Promise<{ ok: true } | { ok: false; reason: 'key-taken' }>;
  renameColumn(app: string, key: string, name: string): Promise<boolean>;
  removeColumn(app: string, key: string): Promise<boolean>;
};
