import type { Identifier } from '#flows/kit/identifier.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import type { Scope } from './scope.ts';

/** One line of a file as it was read: its number in the file, and its cells. */
export type ImportLine = { line: number; cells: readonly string[] };
/** A line that did not get in: the column's header where one is to blame, and why. */
export type RejectedLine = ImportLine & { column: string | null; reason: string };

export type ImportCounts = { created: number; updated: number; skipped: number; rejected: number };
/** `existing`: what becomes of somebody who is there already. `status`: what new people start with. */
export type ImportSettings = {
  /** Index of a cell → `@email`, `@phone`, `@username`, `@status` or the key of a column; what is not named is left out. */
  mapping: { readonly [cell: string]: string };
  existing: 'skip' | 'update';
  status: 'active' | 'unapproved';
};

/**
 * `uploading` → `uploaded` → `checking` → `checked` → `importing` → `done`. `checking` counts what importing would do and writes
 * nothing. A `cancelled` or `failed` one says in `note` where it stopped; what was in stays in.
 */
export type UserImport = Scope & {
  id: string;
  status: 'uploading' | 'uploaded' | 'checking' | 'checked' | 'importing' | 'done' | 'cancelled' | 'failed';
  file: { name: string; bytes: number; encoding: string; delimiter: string; header: readonly string[]; lines: number };
  settings: ImportSettings;
  counts: ImportCounts;
  done: number;
  parts: number;
  member: string;
  note: string | null;
  createdAt: number;
  updatedAt: number;
  leaseUntil: number;
};

/** A line as it is to be written. `id` is the user's if somebody new has to be made. */
export type ImportRow = {
  source: ImportLine;
  id: string;
  identifiers: readonly Identifier[];
  attributes: { [column: string]: Json };
  /** Undefined: as the import says for new people, unchanged for known ones. */
  status?: UserStatus;
};

export type ImportPart = { seq: number; lines: readonly ImportLine[]; rejected: readonly RejectedLine[] };

export type UserImportsPort = {
  create(made: UserImport): Promise<void>;
  find(scope: Scope, id: string): Promise<UserImport | undefined>;
  /** The newest one of the app and environment. */
  latest(scope: Scope): Promise<UserImport | undefined>;
  /** Keeps them together or not at all. */
  addParts(scope: Scope, id: string, parts: readonly ImportPart[]): Promise<void>;
  part(scope: Scope, id: string, seq: number): Promise<ImportPart | undefined>;
  /** Changes it if its status is one of `from`; false: it is not, and nothing was written. */
  change(
    scope: Scope,
    id: string,
    from: readonly UserImport['status'][],
    change: Partial<Pick<UserImport, 'status' | 'file' | 'settings' | 'counts' | 'done' | 'parts' | 'note' | 'leaseUntil'>>,
    now: number,
  ): Promise<boolean>;
  /** Takes the lease on what is being checked or imported, if nobody else has it. */
  claim(scope: Scope, id: string, now: number, until: number): Promise<UserImport | undefined>;
  /** Those whose worker is gone. */
  abandoned(now: number): Promise<readonly (Scope & { id: string })[]>;
  /**
   * Writes one part into the users table and moves `done` on, in one unit: a part is in once or not at all, whatever happens in between.
   * Undefined: the import is not being imported any more, or not at this part.
   */
  apply(
    scope: Scope,
    id: string,
    part: { seq: number; rows: readonly ImportRow[]; rejected: readonly RejectedLine[] },
    settings: Pick<ImportSettings, 'existing' | 'status'>,
    now: number,
    leaseUntil: number,
  ): Promise<ImportCounts | undefined>;
  /** What `apply` would do with these rows now; nothing is written. */
  tryOut(
    scope: Scope,
    rows: readonly ImportRow[],
    settings: Pick<ImportSettings, 'existing' | 'status'>,
  ): Promise<{ counts: ImportCounts; rejected: readonly RejectedLine[] }>;
  /** Keeps what checking a part has found. False: it is not being checked any more. */
  noteCheck(
    scope: Scope,
    id: string,
    part: { seq: number; rejected: readonly RejectedLine[] },
    counts: ImportCounts,
    now: number,
    leaseUntil: number,
  ): Promise<boolean>;
  /** The next part after `seq` (-1: the first) that has rejected lines. */
  nextRejected(scope: Scope, id: string, seq: number): Promise<Pick<ImportPart, 'seq' | 'rejected'> | undefined>;
  /** Deletes imports with their lines a day after they were last touched. At most `limit`; returns how many. */
  purge(now: number, limit: number): Promise<number>;
};
