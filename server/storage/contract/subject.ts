import { timePrefix } from '#server/security/time-prefix.ts';
import type { Scope } from '../ports/scope.ts';
import type { Storage } from '../ports/storage.ts';

/** A storage under test. `exec` runs SQL behind its back, where the kind of storage allows it. */
export type Subject = { storage: Storage; exec?: (sql: string) => Promise<void> };

/** Opens an empty storage of the kind under test. */
export type OpenSubject = (clock: { now(): number }) => Promise<Subject>;

/** The time in all contract tests, unless a method is told another. */
export const noon = Date.UTC(2026, 0, 1, 12);
export const clock = { now: () => noon };
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

let count = 0;
/** Unique in a test file, and begins with its time as real ids do. */
export const newId = (prefix: string): string => `${prefix}_${timePrefix(noon)}${(count += 1).toString().padStart(8, '0')}`;

/** An app of its own, so that tests of one storage do not see each other. */
export const newScope = (): Scope => ({ app: newId('app'), env: 'live' });

/** A race is run this often, because one run may be won by luck. */
export const races = Array.from({ length: 4 }, (_, index) => index);

/** `n` calls started together. */
export const together = <T>(n: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, index) => work(index)));
