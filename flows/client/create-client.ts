import type { Json } from '../kit/json.ts';
import { createRefresher, type Lock, webLock } from './create-refresher.ts';
import { createSessionCalls, type SessionCalls } from './create-session-calls.ts';
import { readStep } from './read-step.ts';
import { readTokens } from './read-tokens.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import { sleep, type Sleep } from './sleep.ts';
import type { Standing, Step } from './step.ts';
import { memoryTokenStore, type TokenSet, type TokenStore } from './token-store.ts';
import { createTransport } from './transport.ts';
import { waitForChange } from './wait-for-change.ts';
import { withRetries } from './with-retries.ts';

export type ClientOptions = {
  /** `https://…/api/v1/live/<app>` or `…/sandbox/<app>`. */
  baseUrl: string;
  /** Id of a registered client; without one the app's public client. */
  clientId?: string;
  fetch?: typeof fetch;
  tokens?: TokenStore;
  /** Sent with every request. */
  headers?: () => Readonly<Record<string, string>>;
  lock?: Lock;
  sleep?: Sleep;
  /** ms since 1970. */
  now?: () => number;
};

export type StartInput = {
  /** Id or type of an entry; without one the flow's first. */
  entry?: string;
  client?: { channel?: 'hosted' | 'spa' | 'ios' | 'android' | 'api'; accepts?: readonly string[]; locale?: string };
  context?: { email?: string; parameters?: { [name: string]: Json } } & { [about in 'application' | 'device' | 'team' | 'language']?: { [name: string]: Json } };
};
export type Inputs = { readonly [field: string]: string | number | boolean };
type Options = { signal?: AbortSignal | undefined };

export type SallyportClient = SessionCalls & {
  /** Begins a run of a flow and answers its first step. */
  start(flow: string, input?: StartInput, options?: Options): Promise<Step>;
  /** Answers the step that was shown. A wrong code is a step with `problems`; a malformed one throws `invalid-input`. */
  submit(at: Standing, action: string, inputs?: Inputs, options?: Options): Promise<Step>;
  /** The screen before. Throws `cannot-go-back`. */
  back(at: Standing, options?: Options): Promise<Step>;
  /** Where the run stands now: after a reload, or a `stale-state`. */
  current(at: Standing, options?: Options): Promise<Step>;
  /** The step after this one, as soon as something elsewhere moves the run on. */
  wait(at: Standing, signal?: AbortSignal): Promise<Step>;
};

/** Not `randomUUID`: that one is missing on plain http, where people develop. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A program's way into an app: starts and walks runs, keeps tokens, refreshes them once for everybody who asks. */
export const createClient = (options: ClientOptions): SallyportClient => {
  const now = options.now ?? Date.now;
  const pause = options.sleep ?? sleep;
  const tokens = options.tokens ?? memoryTokenStore();
  const transport = createTransport({ baseUrl: options.baseUrl, fetch: options.fetch ?? globalThis.fetch.bind(globalThis), headers: options.headers ?? (() => ({})) });
  const refresh = createRefresher({
    transport, tokens, now, sleep: pause, clientId: options.clientId,
    lock: options.lock ?? webLock, lockName: `sallyport:${options.baseUrl}`,
  });

  const runPath = (at: Standing, action: string) => `/runs/${encodeURIComponent(at.run)}${action}`;
  const arrive = async (answer: unknown): Promise<Step> => {
    const step = readStep(answer);
    const given: TokenSet | undefined = step.kind === 'done' ? readTokens(step.result, now()) : undefined;
    if (given !== undefined) await tokens.write(given);
    return step;
  };
  const post = (path: string, json: unknown, signal: AbortSignal | undefined): Promise<unknown> => {
    const key = newKey();
    return withRetries(() => transport.send({ method: 'POST', path, json, key, signal }), pause, signal);
  };
  const current = async (at: Standing, { signal }: Options = {}): Promise<Step> =>
    arrive(await transport.send({ method: 'GET', path: runPath(at, ''), bearer: at.state, signal }));

  return {
    ...createSessionCalls({ transport, tokens, refresh, now, clientId: options.clientId }),
    start: async (flow, input = {}, { signal } = {}) => {
      const client = { ...(options.clientId !== undefined && { id: options.clientId }), ...input.client };
      return arrive(await post(`/flows/${encodeURIComponent(flow)}/runs`, { ...input, client }, signal));
    },
    submit: async (at, action, inputs = {}, { signal } = {}) =>
      arrive(await post(runPath(at, '/submit'), { state: at.state, action, inputs }, signal)),
    back: async (at, { signal } = {}) => {
      const answer = await withRetries(async (attempt) => {
        try {
          return await transport.send({ method: 'POST', path: runPath(at, '/back'), json: { state: at.state }, signal });
        } catch (error) {
          // The try whose answer was lost had gone through.
          if (attempt > 0 && error instanceof SallyportProblem && error.code === 'stale-state') return current(at, { signal });
          throw error;
        }
      }, pause, signal);
      return arrive(answer);
    },
    current,
    wait: (at, signal) => waitForChange({ transport, sleep: pause, current }, at, signal),
  };
};
