import { isRecord } from './is-record.ts';
import type { TokenSet } from './token-store.ts';

const seconds = (value: unknown): number | undefined => (typeof value === 'number' && value >= 0 ? value : undefined);

/** The tokens of a finished run or of the token endpoint (RFC 6749 5.1), if it carries any. `now` ms. */
export const readTokens = (answer: unknown, now: number): TokenSet | undefined => {
  if (!isRecord(answer) || typeof answer.access_token !== 'string') return undefined;
  const refreshSeconds = seconds(answer.refresh_expires_in);
  return {
    accessToken: answer.access_token,
    accessExpiresAt: now + (seconds(answer.expires_in) ?? 0) * 1_000,
    ...(typeof answer.refresh_token === 'string' && { refreshToken: answer.refresh_token }),
    ...(refreshSeconds !== undefined && { refreshExpiresAt: now + refreshSeconds * 1_000 }),
  };
};
