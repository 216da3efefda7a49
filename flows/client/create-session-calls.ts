import type { WireScreen, WireSession } from '../protocol/session.ts';
import { isRecord } from './is-record.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import type { TokenSet, TokenStore } from './token-store.ts';
import type { Transport } from './transport.ts';

/** An access token with less left than this (ms) is renewed before it is used: requests take time, clocks differ. */
const margin = 30_000;

export type SessionCalls = {
  /** The tokens as they are kept; undefined when nobody is signed in. */
  tokens(): Promise<TokenSet | undefined>;
  /** An access token that is good now, refreshed first if need be; undefined when nobody is signed in. */
  accessToken(): Promise<string | undefined>;
  /** New tokens, whatever is left of the old ones. All callers at one time share one request, in all tabs. */
  refresh(): Promise<TokenSet>;
  /** Who is signed in, as the server has it now. Throws `signed-out`, `unauthorized` or `locked`. */
  session(): Promise<WireSession>;
  /** The person did something: the idle limit moves on. */
  touch(): Promise<WireSession>;
  /** Locks until the relock entry is run. */
  lock(): Promise<WireSession>;
  /** What stands on a screen of a zone. Throws `signed-out`, `unauthorized`, `forbidden` or `locked`. */
  screen(zone: string, screen: string, locale?: string): Promise<WireScreen>;
  /** A pass into the linked app: good once, for a minute. Start a run there with it as `twin`. Throws as `screen` does, and `not-found`. */
  handOver(): Promise<{ app: string; twin: string }>;
  /** Signs out: the server ends the session, the store forgets the tokens even if the server cannot be reached. */
  revoke(): Promise<void>;
};

const isSession = (value: unknown): value is WireSession => isRecord(value) && typeof value.session === 'string' && isRecord(value.zone);
const isScreen = (value: unknown): value is WireScreen =>
  isRecord(value) && typeof value.screen === 'string' && isRecord(value.zone) && Array.isArray(value.buttons);
const isPass = (value: unknown): value is { app: string; twin: string } =>
  isRecord(value) && typeof value.app === 'string' && typeof value.twin === 'string';

export const createSessionCalls = (deps: {
  transport: Transport;
  tokens: TokenStore;
  refresh: () => Promise<TokenSet>;
  now: () => number;
  clientId: string | undefined;
}): SessionCalls => {
  const { transport, tokens, refresh } = deps;

  const good = async (): Promise<TokenSet | undefined> => {
    const held = await tokens.read();
    if (held === undefined || held.accessExpiresAt - deps.now() > margin || held.refreshToken === undefined) return held;
    return refresh();
  };

  const call = async <Answer>(method: 'GET' | 'POST', path: string, is: (value: unknown) => value is Answer): Promise<Answer> => {
    const held = await good();
    if (held === undefined) throw new SallyportProblem('signed-out', 0, 'Nobody is signed in. Start the sign-in flow.');
    const ask = (bearer: string) => transport.send({ method, path, bearer });
    const answer = await ask(held.accessToken).catch(async (error: unknown) => {
      // A token may be refused before its time: keys were rotated, the app's clock is wrong. One new one decides.
      if (!(error instanceof SallyportProblem) || error.code !== 'unauthorized' || held.refreshToken === undefined) throw error;
      return ask((await refresh()).accessToken);
    });
    if (!is(answer)) throw new SallyportProblem('bad-answer', 200, 'The answer is not what was asked for.');
    return answer;
  };

  return {
    tokens: async () => tokens.read(),
    accessToken: async () => (await good())?.accessToken,
    refresh,
    session: () => call('GET', '/session', isSession),
    touch: () => call('POST', '/session/touch', isSession),
    lock: () => call('POST', '/session/lock', isSession),
    screen: (zone, screen, locale) => {
      const asked = locale === undefined ? '' : `?locale=${encodeURIComponent(locale)}`;
      return call('GET', `/zones/${encodeURIComponent(zone)}/screens/${encodeURIComponent(screen)}${asked}`, isScreen);
    },
    handOver: () => call('POST', '/twin', isPass),
    revoke: async () => {
      const held = await tokens.read();
      if (held === undefined) return;
      try {
        const form = { token: held.refreshToken ?? held.accessToken, ...(deps.clientId !== undefined && { client_id: deps.clientId }) };
        await transport.send({ method: 'POST', path: '/revoke', form });
      } finally {
        await tokens.write(undefined);
      }
    },
  };
};
