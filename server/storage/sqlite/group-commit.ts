import Database from 'better-sqlite3';
import { StorageUnavailable } from '../ports/scope.ts';
import type { Call, Unit } from '../script.ts';
import { isFatal, toFault } from './faults.ts';
import type { Runner } from './run-script.ts';

/** A unit waiting for its group: `judge` runs its reads and checks, `settle` answers its caller. */
type Waiting = { judge(): { writes: readonly Call[]; settle(): void }; reject(error: unknown): void };

export type GroupCommit = {
  write<T>(unit: () => Unit<T>): Promise<T>;
  /** Writes that nobody waits for: with the next group, or alone where none comes soon. `over` is called once a COMMIT has held them. */
  follow(calls: readonly Call[], over: () => void): void;
  /** Commits what is waiting, now; later units are refused. */
  close(): void;
};

/** Bounds of a group, so that nobody waits long behind others. */
const most = 64;
const longestMs = 5;
/** How long what follows waits for a group to go with. */
const patienceMs = 20;

/**
 * Commits the units of one turn of the event loop in one transaction: one fsync for all of them. No caller is answered
 * before COMMIT has returned; when it fails, every unit of the group fails. A unit whose writes fail (a key that clashes) takes
 * the transaction down and the others run again without it: units check before they write, so that is rare, and no unit
 * pays for a savepoint. `elapsed` is a monotonic clock in ms; `beforehand` ends what is read on the same connection.
 */
export const groupCommit = (
  db: Database.Database,
  runner: Runner,
  onFatal: (error: unknown) => void,
  elapsed: () => number,
  beforehand: () => void = () => undefined,
): GroupCommit => {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  let queue: Waiting[] = [];
  let following: { calls: readonly Call[]; over(): void }[] = [];
  let lonely: NodeJS.Timeout | undefined;
  let closed: StorageUnavailable | undefined;

  const undo = (error: unknown): void => {
    // SQLite may have rolled back by itself, for example when the disk is full.
    if (db.inTransaction) rollback.run();
    if (!isFatal(error)) return;
    closed = new StorageUnavailable('the database file failed; this process writes no more', { cause: error });
    onFatal(error);
  };

  const refuse = (group: readonly Waiting[], error: unknown): void => {
    undo(error);
    const fault = toFault(error);
    const unavailable = fault instanceof StorageUnavailable ? fault : new StorageUnavailable('the group could not be committed', { cause: error });
    for (const { reject } of group) reject(unavailable);
  };

  /** Runs the front of `group` in one transaction and gives back what was left over. What follows stays until a COMMIT has held. */
  const runGroup = (group: readonly Waiting[]): readonly Waiting[] => {
    const followers = following;
    const settles: (() => void)[] = [];
    const began = elapsed();
    let taken = 0;
    try {
      beforehand();
      begin.run();
      for (const { calls } of followers) runner.calls(calls);
      for (const waiting of group) {
        if (taken === most || elapsed() - began > longestMs) break;
        taken += 1;
        try {
          const { writes, settle } = waiting.judge();
          runner.calls(writes);
          settles.push(settle);
        } catch (error) {
          const fault = toFault(error);
          if (fault instanceof StorageUnavailable) throw error;
          // Nothing of a unit that threw by itself has been written; only a refused write has to be undone, with all others.
          if (!(error instanceof Database.SqliteError)) settles.push(() => waiting.reject(error));
          else {
            undo(error);
            waiting.reject(fault);
            return group.filter((other) => other !== waiting);
          }
        }
      }
      commit.run();
    } catch (error) {
      refuse(group, error);
      return [];
    }
    following = [];
    clearTimeout(lonely);
    for (const { over } of followers) over();
    for (const settle of settles) settle();
    return group.slice(taken);
  };

  const flush = (): void => {
    const group = queue;
    queue = [];
    if (closed) {
      for (const { reject } of group) reject(closed);
      return;
    }
    const left = runGroup(group);
    if (left.length === 0) return;
    if (queue.length === 0) setImmediate(flush);
    queue = [...left, ...queue];
  };

  const goAlone = (): void => {
    if (following.length > 0 && !closed) runGroup([]);
  };

  return {
    write: <T>(unit: () => Unit<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(closed);
        if (queue.length === 0) setImmediate(flush);
        queue.push({
          judge: () => {
            const { value, writes = [] } = runner.script(unit());
            return { writes, settle: () => resolve(value) };
          },
          reject,
        });
      }),
    follow: (calls, over) => {
      if (following.length === 0) lonely = setTimeout(goAlone, patienceMs).unref();
      following.push({ calls, over });
    },
    close: () => {
      while (queue.length > 0) flush();
      goAlone();
      closed ??= new StorageUnavailable('the storage is closed');
    },
  };
};
