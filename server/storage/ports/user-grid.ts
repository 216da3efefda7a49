import type { UserRow } from './users.ts';

/** What a list of users is sorted and filtered by. `identifier` is the first thing somebody signs in with: e-mail, phone, user name. */
export type UserField = 'status' | 'created' | 'last-sign-in' | 'identifier' | { column: string; holds: 'text' | 'number' };

/**
 * One condition. Texts are compared in small letters, instants as ms, dates as `2026-03-31`; `range` takes the values from `from`
 * (`above`: without it) to `to` (`below`: without it). Who has no value is never in a range.
 */
export type UserTest =
  | { kind: 'contains'; text: string }
  | { kind: 'is'; value: string | number }
  | { kind: 'range'; from?: string | number; above?: string | number; to?: string | number; below?: string | number }
  | { kind: 'empty' }
  | { kind: 'filled' };
export type UserFilter = { field: UserField; test: UserTest };

export type UserSelection = {
  /** Part of an identifier or of a text value. */
  search?: string;
  /** All must hold. */
  filters?: readonly UserFilter[];
};

export type UsersQuery = UserSelection & {
  /** Newest first, unless told otherwise. Who has no value comes last either way. */
  sort?: { field: UserField; descending: boolean };
  /** The `next` of the page before; only with the same `sort`. */
  after?: string;
  limit: number;
  /**
   * Whether to count all that fit, as is done unless told otherwise; pages after the first need not. `if cheap`: not where a search
   * fits so many that every text of everybody would have to be looked at.
   */
  count?: 'always' | 'if cheap' | 'never';
};

/** `next` is opaque; a page after it begins behind the last row, whatever was added or removed in between. */
export type UsersPage = { rows: readonly UserRow[]; next?: string; total?: number };

/** `after` is no cursor of this list. */
export class BadCursor extends Error {
  readonly code = 'bad-cursor';
}
