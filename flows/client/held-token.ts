import { SallyportProblem } from './sallyport-problem.ts';
import type { TokenSet, TokenStore } from './token-store.ts';

/**
 * The token that shows which session is held: an access token that is good now, or the refresh token of a session that is
 * locked and therefore not refreshed, which its relock entry takes as well.
 */
export const heldToken = async (tokens: TokenStore, refresh: () => Promise<TokenSet>, now: () => number): Promise<string> => {
  const held = await tokens.read();
  if (held === undefined) throw new SallyportProblem('signed-out', 0, 'Nobody is signed in. Start the sign-in flow.');
  if (held.accessExpiresAt > now() || held.refreshToken === undefined) return held.accessToken;
  try {
    return (await refresh()).accessToken;
  } catch (error) {
    if (error instanceof SallyportProblem && error.code === 'interaction_required') return held.refreshToken;
    throw error;
  }
};
