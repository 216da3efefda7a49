import { Worker } from 'node:worker_threads';
import { StorageUnavailable } from '../ports/scope.ts';
import type { Call, Driver, Script, Statement } from '../script.ts';
import type { ScanAnswer, ScanRequest } from './scan-worker.ts';

/** A question that takes longer has lost its asker; the thread is thrown away with it (ms). */
const longest = 30_000;
/** Unused for so long, the thread and its cache are given back (ms). */
const restAfter = 60_000;

type Waiting = { resolve(rows: readonly (readonly unknown[])[]): void; reject(error: Error): void };

// Beside this file in the sources, and beside the bundle that this file is part of.
const entry = new URL(import.meta.url.endsWith('.ts') ? './scan-worker.ts' : './scan-worker.mjs', import.meta.url);

const requestOf = (batch: readonly Call[]): Pick<ScanRequest, 'texts' | 'calls'> => {
  const places = new Map<Statement, number>();
  const calls = batch.map(({ statement, values }) => {
    const place = places.get(statement) ?? places.size;
    places.set(statement, place);
    return [place, values] as const;
  });
  return { texts: [...places.keys()].map(({ sql, once }) => ({ sql, once: once === true })), calls };
};

/** Reads of very many rows, in a thread with a connection of its own (DESIGN section 9). It starts with the first one. */
export const scanThread = (file: string): Pick<Driver, 'scan'> & { close(): Promise<void> } => {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let rest: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (why: string): Promise<void> => {
    const ended = worker;
    worker = undefined;
    clearTimeout(rest);
    for (const { reject } of waiting.values()) reject(new StorageUnavailable(why));
    waiting.clear();
    await ended?.terminate();
  };
  const begin = (): Worker => {
    const begun = new Worker(entry, { workerData: { file } });
    begun.unref();
    begun.on('message', (answer: ScanAnswer) => {
      const asker = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('fault' in answer) asker?.reject(new StorageUnavailable(answer.fault));
      else asker?.resolve(answer.rows);
      if (waiting.size === 0) rest = setTimeout(() => void end('resting'), restAfter).unref();
    });
    begun.on('error', (error) => void (worker === begun && end(error.message)));
    return begun;
  };
  const ask = (batch: readonly Call[]): Promise<readonly (readonly unknown[])[]> => {
    clearTimeout(rest);
    worker ??= begin();
    asked += 1;
    const id = asked;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => void end('the question took too long'), longest);
      const settle = () => clearTimeout(late);
      waiting.set(id, {
        resolve: (rows) => {
          settle();
          resolve(rows);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      });
      worker?.postMessage({ id, ...requestOf(batch) } satisfies ScanRequest);
    });
  };
  const scan = async <T>(script: Script<T>): Promise<T> => {
    let step = script.next([]);
    while (!step.done) step = script.next(await ask(step.value));
    return step.value;
  };
  return { scan, close: () => end('the database is being closed') };
};
