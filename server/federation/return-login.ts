import { readClaims } from '#flows/connectors/oidc/read-claims.ts';
import type { LoginResult } from '#flows/kit/login.ts';
import type { LoginRecord } from '../storage/ports/logins.ts';
import type { FederationParts } from './federation.ts';
import { type Finished, finishLogin } from './finish-login.ts';
import { sealResult } from './login-secrets.ts';
import { testOutcome } from './test-login.ts';

/** How long a return code is good for (ms): as long as a browser takes from here to the app. */
const returnMs = 60_000;

const resultOf = async (parts: FederationParts, login: LoginRecord, finished: Finished): Promise<LoginResult> =>
  finished.result === 'claims'
    ? readClaims(login.connector, finished.settings, finished.claims, await parts.storage.users.columns(login.app))
    : finished;

/**
 * Takes a login that somebody has come back with, once and for all, has the provider's answer checked and leaves what it
 * comes to for the run, or for the builder who tries a connection. The return code that finds it, or undefined: the login
 * was used or is too old.
 */
export const returnLogin = async (
  parts: FederationParts,
  login: LoginRecord,
  state: string,
  answer: URLSearchParams,
): Promise<string | undefined> => {
  if (!(await parts.storage.logins.take(login, login.hash, parts.clock.now()))) return undefined;
  const finished = await finishLogin(parts, login, state, answer);
  const left = login.run === null ? await testOutcome(parts, login, login.connector, finished) : await resultOf(parts, login, finished);
  const code = parts.random.secret();
  await parts.storage.logins.leave(login, login.hash, {
    // A test has its own secret, known only where it was begun.
    returnHash: login.run === null ? login.node : parts.digest.hash(code),
    returnUntil: parts.clock.now() + returnMs,
    sealedResult: sealResult(parts, login, login.hash, left),
  });
  return code;
};
