import { createRefresher, type Lock, webLock } from './create-refresher.ts';
import { createRunCalls, type RunCalls } from './create-run-calls.ts';
import { createSessionCalls, type SessionCalls } from './create-session-calls.ts';
import { readTokens } from './read-tokens.ts';
import { sleep, type Sleep } from './sleep.ts';
import { heldToken } from './held-token.ts';
import { memoryTokenStore, type TokenStore } from './token-store.ts';
import { createTransport } from './transport.ts';

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

export type SallyportClient = RunCalls & SessionCalls;

/** A program's way into an app: starts and walks runs, keeps tokens, refreshes them once for everybody who asks. */
export const createClient = ({
  baseUrl,
  clientId,
  tokens = memoryTokenStore(),
  now = Date.now,
  sleep: pause = sleep,
  lock = webLock,
  ...options
}: ClientOptions): SallyportClient => {
  const transport = createTransport({ baseUrl, fetch: options.fetch ?? globalThis.fetch.bind(globalThis), headers: options.headers ?? (() => ({})) });
  const refresh = createRefresher({ transport, tokens, now, sleep: pause, clientId, lock, lockName: `sallyport:${baseUrl}` });
  const runs = createRunCalls({
    transport,
    sleep: pause,
    clientId,
    bearer: () => heldToken(tokens, refresh, now),
    arrived: async (step) => {
      const given = step.kind === 'done' ? readTokens(step.result, now()) : undefined;
      if (given !== undefined) await tokens.write({ ...given, signIn: { flow: step.flow.slug, entry: 'entry.sign-in' } });
    },
  });
  return { ...runs, ...createSessionCalls({ transport, tokens, refresh, now, clientId }) };
};
