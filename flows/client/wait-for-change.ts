import { readEvents } from './read-events.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import type { Sleep } from './sleep.ts';
import type { Standing, Step } from './step.ts';
import type { Transport } from './transport.ts';

/** A stream that says nothing for so long (ms) is held up by something on the way; the server speaks every 3 s. */
const silence = 12_000;
/** Between looks where there is no stream: first and longest wait (ms). */
const polling = { first: 1_000, longest: 8_000, growth: 1.5 } as const;

type Heard = 'changed' | 'over' | 'closed' | 'no-stream';

/** Listens until the run moves on, the server closes the stream, or it turns out that there is none. */
const listen = async (transport: Transport, at: Standing, signal: AbortSignal | undefined): Promise<Heard> => {
  const quiet = new AbortController();
  const either = signal ? AbortSignal.any([signal, quiet.signal]) : quiet.signal;
  let timer = setTimeout(() => quiet.abort(), silence);
  try {
    const response = await transport.open({
      method: 'GET',
      path: `/runs/${encodeURIComponent(at.run)}/events`,
      bearer: at.state,
      accept: 'text/event-stream',
      signal: either,
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (!response.ok || !isStream || response.body === null) return 'no-stream';
    for await (const event of readEvents(response.body)) {
      if (event === 'changed' || event === 'over') return event;
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(), silence);
    }
    return 'closed';
  } catch {
    signal?.throwIfAborted();
    return 'no-stream';
  } finally {
    clearTimeout(timer);
    // Also lets go of a body that was not read.
    quiet.abort();
  }
};

/**
 * Resolves with the step that follows `at`, whenever that is: told by the server's event stream, or found by looking again
 * and again where no stream comes through. Rejects with the signal's reason, or with a problem such as `run-expired`.
 */
export const waitForChange = async (
  deps: { transport: Transport; sleep: Sleep; current: (at: Standing, options: { signal: AbortSignal | undefined }) => Promise<Step> },
  at: Standing,
  signal?: AbortSignal,
): Promise<Step> => {
  let pause: number = polling.first;
  let streams = true;
  for (;;) {
    const heard: Heard = streams ? await listen(deps.transport, at, signal) : 'no-stream';
    streams = heard !== 'no-stream';
    try {
      const step = await deps.current(at, { signal });
      if (step.state !== at.state || heard === 'over') return step;
    } catch (error) {
      const passing =
        error instanceof SallyportProblem && (error.status === 0 || error.status === 429 || error.status === 503 || error.code === 'in-progress');
      if (!passing) throw error;
    }
    await deps.sleep(streams ? polling.first : pause, signal);
    pause = Math.min(pause * polling.growth, polling.longest);
  }
};
