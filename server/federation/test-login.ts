import * as z from 'zod';
import { readClaims } from '#flows/connectors/oidc/read-claims.ts';
import type { Json } from '#flows/kit/json.ts';
import type { LoginResult } from '#flows/kit/login.ts';
import type { Scope } from '../storage/ports/scope.ts';
import type { FederationParts } from './federation.ts';
import type { Finished } from './finish-login.ts';
import { openJson } from './login-secrets.ts';

/** What a builder who tried a connection is shown for a minute. Kept nowhere else, and nobody is signed in or registered by it. */
export type TestOutcome =
  | { result: 'waiting' }
  | {
      result: 'claims';
      claims: { [claim: string]: Json };
      letIn: boolean;
      email: string | null;
      roles: string[];
      attributes: { [column: string]: Json };
    }
  | { result: 'cancelled' | 'failed' };

const kept = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('claims'),
    claims: z.record(z.string(), z.json()),
    letIn: z.boolean(),
    email: z.string().nullable(),
    roles: z.array(z.string()),
    attributes: z.record(z.string(), z.json()),
  }),
  z.strictObject({ result: z.enum(['cancelled', 'failed']) }),
]);

/** A departure for nobody's run. `test` finds its outcome; whoever began it keeps it to themselves. */
export const beginTest = async (parts: FederationParts, scope: Scope, connector: string): Promise<{ url: string; test: string }> => {
  const { beginLogin } = await import('./begin-login.ts');
  const test = parts.random.secret();
  const { url, login } = await beginLogin(parts, scope, { connector, node: parts.digest.hash(test), visit: 0 });
  await parts.storage.logins.begin({ ...scope, ...login, run: null });
  return { url, test };
};

/** What is left for the builder: the claims, and what this app would make of them. */
export const testOutcome = async (parts: FederationParts, scope: Scope, connector: string, finished: Finished): Promise<z.input<typeof kept>> => {
  if (finished.result !== 'claims') return { result: finished.result };
  const read: LoginResult = readClaims(connector, finished.settings, finished.claims, await parts.storage.users.columns(scope.app));
  const { email, roles, attributes } = read.result === 'verified' ? read.profile : {};
  const claims = Object.fromEntries(Object.entries(finished.claims).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return {
    result: 'claims',
    claims,
    letIn: read.result === 'verified',
    email: email ?? null,
    roles: [...(roles ?? [])],
    attributes: attributes ?? {},
  };
};

export const readTest = async (parts: FederationParts, scope: Scope, connector: string, test: string): Promise<TestOutcome> => {
  const left = await parts.storage.logins.returned(scope, parts.digest.hash(test), parts.clock.now());
  if (left === undefined || left.run !== null || left.connector !== connector) return { result: 'waiting' };
  return kept.parse(openJson(parts, scope, left));
};
