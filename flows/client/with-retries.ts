import { SallyportProblem } from './sallyport-problem.ts';
import type { Sleep } from './sleep.ts';

/** Tries after the first, and the wait before each (ms). About 4 s in all: a person is looking on. */
const waits: readonly number[] = [250, 750, 1_500, 1_500];

/** No answer, or the server's word that it did nothing (or is still at it): another try cannot do harm. */
const passing: readonly SallyportProblem['code'][] = ['network', 'busy', 'unavailable', 'in-progress'];

/**
 * Repeats work that the server does at most once however often it is asked. Only passing faults are tried again; the last
 * one is thrown. Never longer than `longest` (s) for a server that names its own wait.
 */
export const withRetries = async <T>(work: (attempt: number) => Promise<T>, sleep: Sleep, signal?: AbortSignal, longest = 5): Promise<T> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      const wait = waits[attempt];
      if (!(error instanceof SallyportProblem) || !passing.includes(error.code) || wait === undefined) throw error;
      const asked = error.retryAfter ?? 0;
      if (asked > longest) throw error;
      await sleep(Math.max(wait, asked * 1_000), signal);
    }
  }
};
