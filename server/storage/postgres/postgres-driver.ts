import type { Pool, PoolClient, QueryResult } from 'pg';
import { StorageUnavailable } from '../ports/scope.ts';
import type { Call, Driver, Script, Unit } from '../script.ts';
import { isLostRace, toFault } from './faults.ts';
import { control, runCalls } from './run-calls.ts';

const tries = 3;

/** What the script itself threw: its caller's business, not the database's. */
class Thrown extends Error {}

const isLost = (error: unknown): boolean => !(error instanceof Thrown) && !isLostRace(error) && toFault(error) instanceof StorageUnavailable;
const told = (error: unknown): unknown => (error instanceof Thrown ? error.cause : toFault(error));

/** Lends a connection. One that was lost is thrown away. */
const withClient = async <T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let lost = false;
  try {
    return await work(client);
  } catch (error) {
    lost = isLost(error);
    throw error;
  } finally {
    client.release(lost);
  }
};

/** Runs a script to its end; `send` is one round trip. */
const follow = async <T>(script: Script<T>, send: (calls: readonly Call[]) => Promise<readonly QueryResult[]>): Promise<T> => {
  const advance = (rows: readonly (readonly unknown[])[]) => {
    try {
      return script.next(rows);
    } catch (cause) {
      throw new Thrown('a script threw', { cause });
    }
  };
  let step = advance([]);
  while (!step.done) step = advance((await send(step.value)).map(({ rows }) => rows));
  return step.value;
};

/**
 * One unit, one transaction: BEGIN goes out with the first reads and COMMIT with the writes, so that a step takes two round
 * trips, and a unit that only writes takes one.
 */
const transact = async <T>(client: PoolClient, unit: Unit<T>): Promise<T> => {
  let open = false;
  const send = async (calls: readonly Call[]) => {
    if (open) return runCalls(client, calls);
    open = true;
    return (await runCalls(client, [control.begin, ...calls])).slice(1);
  };
  try {
    const { value, writes = [] } = await follow(unit, send);
    if (writes.length === 0) {
      if (open) await runCalls(client, [control.rollback]);
      return value;
    }
    if (!open && writes.length === 1) {
      await runCalls(client, writes);
      return value;
    }
    const answers = await runCalls(client, [...(open ? [] : [control.begin]), ...writes, control.commit]);
    // A COMMIT of a transaction that has failed is answered by ROLLBACK, without an error.
    if (answers.at(-1)?.command !== 'COMMIT') throw new StorageUnavailable('PostgreSQL rolled the transaction back');
    return value;
  } catch (error) {
    // A lost connection rolls back by itself.
    if (!isLost(error)) await runCalls(client, [control.rollback]);
    throw error;
  }
};

/** Runs scripts on a pool of pipelined connections. A unit that lost a race is run again on fresh data, at most 3 times. */
export const postgresDriver = (pool: Pool): Driver => {
  const read: Driver['read'] = async (script) => {
    try {
      return await withClient(pool, (client) => follow(script, (calls) => runCalls(client, calls)));
    } catch (error) {
      throw told(error);
    }
  };
  const write: Driver['write'] = async (unit) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withClient(pool, (client) => transact(client, unit()));
      } catch (error) {
        if (attempt === tries || error instanceof Thrown || !isLostRace(error)) throw told(error);
      }
    }
  };
  return {
    alone: false,
    read,
    scan: read,
    write,
    follow: async (calls, over) => {
      try {
        await write(function* cleanUp() {
          return { value: undefined, writes: calls };
        });
      } finally {
        over();
      }
    },
  };
};
