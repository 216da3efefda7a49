import { readTokens } from './read-tokens.ts';
import { SallyportProblem } from './sallyport-problem.ts';
import type { Sleep } from './sleep.ts';
import type { TokenSet, TokenStore } from './token-store.ts';
import type { Transport } from './transport.ts';
import { withRetries } from './with-retries.ts';

/** Runs `work` while no other tab of this origin runs one of that name. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** The browser's Web Locks; without them tabs are told apart by the server, which answers the predecessor for 10 s. */
export const webLock: Lock = async (name, work) => {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return locks === undefined ? work() : locks.request(name, work);
};

/**
 * Refreshing with single flight: any number of callers share one request, and so do tabs that share a store. A refused
 * refresh forgets the tokens and says where to sign in again, unless the session is only locked.
 */
export const createRefresher = (deps: {
  transport: Transport;
  tokens: TokenStore;
  lock: Lock;
  lockName: string;
  clientId: string | undefined;
  sleep: Sleep;
  now: () => number;
}): (() => Promise<TokenSet>) => {
  const { transport, tokens } = deps;
  let flight: Promise<TokenSet> | undefined;

  const exchange = async (refreshToken: string): Promise<TokenSet> => {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...(deps.clientId !== undefined && { client_id: deps.clientId }) };
    // The server gives the same successor again to a retry within 10 s, so a lost answer loses nobody's session.
    const answer = await withRetries(() => transport.send({ method: 'POST', path: '/token', form }), deps.sleep);
    const fresh = readTokens(answer, deps.now());
    if (fresh === undefined) throw new SallyportProblem('bad-answer', 200, 'The token endpoint answered without a token.');
    return { ...fresh, refreshToken: fresh.refreshToken ?? refreshToken };
  };

  const refresh = (seen: TokenSet | undefined) =>
    deps.lock(deps.lockName, async () => {
      const held = await tokens.read();
      if (held?.refreshToken === undefined) throw new SallyportProblem('signed-out', 0, 'There is no refresh token. Start the sign-in flow.');
      // Another tab was faster.
      if (seen !== undefined && held.accessToken !== seen.accessToken && held.accessExpiresAt > deps.now()) return held;
      try {
        const fresh = { ...(await exchange(held.refreshToken)), ...(held.signIn && { signIn: held.signIn }) };
        await tokens.write(fresh);
        return fresh;
      } catch (error) {
        if (!(error instanceof SallyportProblem) || error.code !== 'invalid_grant') throw error;
        await tokens.write(undefined);
        throw new SallyportProblem('signed-out', error.status, 'The session has ended. Start the sign-in flow.', {
          signIn: held.signIn,
          cause: error,
        });
      }
    });

  return () => {
    flight ??= (async () => {
      try {
        return await refresh(await tokens.read());
      } finally {
        flight = undefined;
      }
    })();
    return flight;
  };
};
