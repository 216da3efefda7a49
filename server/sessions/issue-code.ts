import type { AuthorizationCode } from '#server/storage/ports/codes.ts';
import type { SessionRealm } from './caller.ts';

/** Seconds a code may be redeemed (OP-05, RFC 6749 4.1.2). */
const codeSeconds = 60;

/**
 * The code a hosted page redirects with, and the row to commit with the run. `session` is the id of the session that
 * `openSession` made for the delivery `code`.
 */
export const issueCode = (
  realm: SessionRealm,
  input: { client: string; redirectUri: string; codeChallenge: string; session: string },
): { code: string; row: AuthorizationCode } => {
  const code = realm.random.secret();
  return { code, row: { ...realm.scope, ...input, hash: realm.digest.hash(code), expiresAt: realm.clock.now() + codeSeconds * 1000 } };
};
