/** Every data row belongs to one app in one environment; both stand in every unique key (TEN-05). */
export type Scope = { app: string; env: Env };
export type Env = 'live' | 'sandbox';

/** Rows of the console itself, which belong to no app. */
export const consoleScope = { app: '', env: 'live' } as const satisfies Scope;

/** The commit failed for a reason outside the unit (I/O, lost connection): nothing was written, answer 503. */
export class StorageUnavailable extends Error {
  readonly code = 'unavailable';
}
