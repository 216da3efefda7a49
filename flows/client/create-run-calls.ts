import type { Json } from '../kit/json.ts';
import { readStep } from './read-step.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import type { Sleep } from './sleep.ts';
import type { Standing, Step } from './step.ts';
import type { Transport } from './transport.ts';
import { waitForChange } from './wait-for-change.ts';
import { withRetries } from './with-retries.ts';

export type StartInput = {
  /** Id or type of an entry; without one the flow's first. */
  entry?: string;
  /** Begins from the session that is held: an in-app action, or the relock of a locked one. */
  session?: boolean;
  /** What `handOver` gave in the linked app: the person stays the same. */
  twin?: string;
  client?: {
    channel?: 'hosted' | 'spa' | 'ios' | 'android' | 'api';
    accepts?: readonly string[];
    locale?: string;
    /** Where the app is called back from an external provider; needed if the client has registered several addresses. */
    redirect_uri?: string;
  };
  context?: { email?: string; parameters?: { [name: string]: Json } } & {
    [about in 'application' | 'device' | 'team' | 'language']?: { [name: string]: Json };
  };
};
export type Inputs = { readonly [field: string]: string | number | boolean };
type Options = { signal?: AbortSignal | undefined };

export type RunCalls = {
  /** Begins a run of a flow and answers its first step. */
  start(flow: string, input?: StartInput, options?: Options): Promise<Step>;
  /** Answers the step that was shown. A wrong code is a step with `problems`; a malformed one throws `invalid-input`. */
  submit(at: Standing, action: string, inputs?: Inputs, options?: Options): Promise<Step>;
  /**
   * Goes on after a `redirect` step: `url` is the address of the app that the person was sent back to. `at` is what was kept
   * before they left. Throws `unknown-action` when they came back from another run: somebody else's link was followed.
   */
  completeRedirect(at: Standing, url: string, options?: Options): Promise<Step>;
  /** The screen before. Throws `cannot-go-back`. */
  back(at: Standing, options?: Options): Promise<Step>;
  /** Where the run stands now: after a reload, or a `stale-state`. */
  current(at: Standing, options?: Options): Promise<Step>;
  /** The step after this one, as soon as something elsewhere moves the run on. */
  wait(at: Standing, signal?: AbortSignal): Promise<Step>;
};

/** Not `randomUUID`: that one is missing on plain http, where people develop. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const runPath = (at: Standing, action: string) => `/runs/${encodeURIComponent(at.run)}${action}`;

/** Walking runs over a transport. `arrived` sees every step before the caller does. */
export const createRunCalls = ({
  transport,
  sleep,
  clientId,
  bearer,
  arrived,
}: {
  transport: Transport;
  sleep: Sleep;
  clientId?: string | undefined;
  /** The token that shows which session is held. Throws `signed-out`. */
  bearer?: () => Promise<string>;
  arrived?: (step: Step) => Promise<void>;
}): RunCalls => {
  const arrive = async (answer: unknown): Promise<Step> => {
    const step = readStep(answer);
    await arrived?.(step);
    return step;
  };
  const post = (path: string, json: unknown, signal: AbortSignal | undefined, token?: string): Promise<unknown> => {
    const key = newKey();
    return withRetries(() => transport.send({ method: 'POST', path, json, key, signal, bearer: token }), sleep, signal);
  };
  const current = async (at: Standing, { signal }: Options = {}): Promise<Step> =>
    arrive(await transport.send({ method: 'GET', path: runPath(at, ''), bearer: at.state, signal }));

  const submit: RunCalls['submit'] = async (at, action, inputs = {}, { signal } = {}) =>
    arrive(await post(runPath(at, '/submit'), { state: at.state, action, inputs }, signal));

  return {
    current,
    submit,
    completeRedirect: async (at, url, options) => {
      const { searchParams } = new URL(url);
      const code = searchParams.get('code');
      if (code === null || searchParams.get('run') !== at.run)
        throw new SallyportProblem('unknown-action', 0, 'This address does not belong to the run that is under way.');
      return submit(at, 'return', { code }, options);
    },
    start: async (flow, { session = false, ...input } = {}, { signal } = {}) => {
      const client = { ...(clientId !== undefined && { id: clientId }), ...input.client };
      const token = session ? await bearer?.() : undefined;
      return arrive(await post(`/flows/${encodeURIComponent(flow)}/runs`, { ...input, client }, signal, token));
    },
    back: async (at, { signal } = {}) =>
      withRetries(
        async (attempt) => {
          try {
            return await arrive(await transport.send({ method: 'POST', path: runPath(at, '/back'), json: { state: at.state }, signal }));
          } catch (error) {
            // The try whose answer was lost had gone through.
            if (attempt > 0 && error instanceof SallyportProblem && error.code === 'stale-state') return current(at, { signal });
            throw error;
          }
        },
        sleep,
        signal,
      ),
    wait: (at, signal) => waitForChange({ transport, sleep, current }, at, signal),
  };
};
