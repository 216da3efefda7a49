import type { Env } from './scope.ts';

/** Where sealed values lie: a table, and the column that holds one (or, of a run, several inside its JSON). */
export type SealedPlace = 'signing-keys' | 'outbox' | 'mailbox' | 'idempotency' | 'runs' | 'connectors' | 'logins' | 'login-results';

/** One row that holds something sealed. `id` is the row's own key beside app and env; `text` the column as stored. */
export type SealedRow = { app: string; env: Env; id: string; text: string };

/** What a rotation of SECRET_KEY needs of storage (KEY-03), and the value that tells at start whether the key is the right one. */
export type SealedPort = {
  places: readonly SealedPlace[];
  /**
   * Goes on behind `after` in at most `limit` rows. `decide` gives a row's new text, or undefined to leave it as it is; it is called
   * again on what the row holds inside the unit that writes, so a server at work on the same rows loses nothing.
   */
  reseal(
    place: SealedPlace,
    after: Omit<SealedRow, 'text'> | undefined,
    limit: number,
    decide: (row: SealedRow) => string | undefined,
  ): Promise<{ changed: number; last: Omit<SealedRow, 'text'> | undefined }>;
  /** The sealed check value; undefined in a database that never had one. */
  check(): Promise<string | undefined>;
  /** Keeps the first check value; of processes that start together one wins. */
  addCheck(sealed: string): Promise<void>;
  replaceCheck(sealed: string): Promise<void>;
  /** Any signing key, in a database that has one: what shows the right key where there is no check value yet. */
  sample(): Promise<SealedRow | undefined>;
};
