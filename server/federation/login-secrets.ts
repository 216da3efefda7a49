import * as z from 'zod';
import type { LoginResult } from '#flows/kit/login.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

const secrets = z.strictObject({ nonce: z.string(), verifier: z.string() });
export type LoginSecrets = z.infer<typeof secrets>;

/** Bound to the row: what was sealed for one login opens in no other (FED-02). */
export const boundToLogin = ({ app, env }: Scope, hash: string): string => JSON.stringify([app, env, hash]);

export const sealLogin = ({ seal }: Pick<Services, 'seal'>, scope: Scope, hash: string, given: LoginSecrets): string =>
  seal.seal('login', boundToLogin(scope, hash), JSON.stringify(given));

export const openLogin = ({ seal }: Pick<Services, 'seal'>, scope: Scope, login: { hash: string; sealed: string }): LoginSecrets =>
  secrets.parse(JSON.parse(seal.open('login', boundToLogin(scope, login.hash), login.sealed)));

const json = z.record(z.string(), z.json());
const result = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('verified'),
    identity: z.strictObject({ connector: z.string(), issuer: z.string(), subject: z.string() }),
    profile: z.strictObject({
      label: z.string().exactOptional(),
      email: z.string().exactOptional(),
      attributes: json.exactOptional(),
      roles: z.array(z.string()).exactOptional(),
      claims: json.exactOptional(),
    }),
  }),
  z.strictObject({ result: z.literal('cancelled') }),
  z.strictObject({ result: z.literal('not-allowed') }),
  z.strictObject({ result: z.literal('failed') }),
]);

export const sealResult = ({ seal }: Pick<Services, 'seal'>, scope: Scope, hash: string, given: unknown): string =>
  seal.seal('login-result', boundToLogin(scope, hash), JSON.stringify(given));

export const openResult = ({ seal }: Pick<Services, 'seal'>, scope: Scope, left: { hash: string; sealedResult: string }): LoginResult =>
  result.parse(openJson({ seal }, scope, left));

export const openJson = ({ seal }: Pick<Services, 'seal'>, scope: Scope, left: { hash: string; sealedResult: string }): unknown =>
  JSON.parse(seal.open('login-result', boundToLogin(scope, left.hash), left.sealedResult));
