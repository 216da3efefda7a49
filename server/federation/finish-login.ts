import { createHash } from 'node:crypto';
import { AuthorizationResponseError, authorizationCodeGrant } from 'openid-client';
import * as z from 'zod';
import type { Claims, OidcSettings } from '#flows/connectors/oidc/read-claims.ts';
import type { LoginRecord } from '../storage/ports/logins.ts';
import { callbackUrl } from './callback-url.ts';
import type { FederationParts } from './federation.ts';
import { openLogin } from './login-secrets.ts';
import { openConnector } from './open-connector.ts';

/** What the provider's answer to one login comes to. Nothing of its tokens is kept. */
export type Finished = { result: 'claims'; claims: Claims; settings: OidcSettings } | { result: 'cancelled' } | { result: 'failed' };

/** Errors by which a provider says that the person did not want to, or would have had to do something (RFC 6749 4.1.2.1, OIDC Core 3.1.2.6). */
const turnedBack: ReadonlySet<string> = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

const claimsShape = z.object({ sub: z.string() }).catchall(z.json());

const hashes: Readonly<Record<OidcSettings['algorithm'], string>> = {
  RS256: 'sha256',
  PS256: 'sha256',
  ES256: 'sha256',
  ES384: 'sha384',
  EdDSA: 'sha512',
};

/** OIDC Core 3.1.3.6: optional in this flow, so its absence says nothing; a wrong one belongs to another token. */
const fitsAccessToken = (algorithm: OidcSettings['algorithm'], claim: unknown, token: string): boolean => {
  if (claim === undefined) return true;
  const digest = createHash(hashes[algorithm]).update(token, 'ascii').digest();
  return claim === digest.subarray(0, digest.length / 2).toString('base64url');
};

/**
 * Checks a provider's answer with the provider: state, issuer of the answer (RFC 9207), code against PKCE, then the ID token by
 * signature, algorithm, issuer, audience, times, nonce and authorized party (FED-03, FED-04). Never throws; whatever is
 * missing or wrong is `failed`, and only the log learns what it was.
 */
export const finishLogin = async (parts: FederationParts, login: LoginRecord, state: string, answer: URLSearchParams): Promise<Finished> => {
  const fail = (why: unknown): Finished => {
    parts.log.warn({ connector: login.connector, run: login.run, why }, 'what a provider answered was refused');
    return { result: 'failed' };
  };
  try {
    const connector = await openConnector(parts, login, login.connector);
    if (connector === undefined) return fail('connector-off');
    const { settings } = connector;
    const { nonce, verifier } = openLogin(parts, login, login);
    const url = new URL(callbackUrl(parts.publicUrl, login.env, login.connector));
    url.search = answer.toString();
    const tokens = await authorizationCodeGrant(await parts.providers.open(connector), url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      ...(settings.maxAgeSeconds !== undefined && { maxAge: settings.maxAgeSeconds }),
    });
    const claims = claimsShape.parse(tokens.claims());
    if (claims['azp'] !== undefined && claims['azp'] !== settings.clientId) return fail('azp');
    if (!fitsAccessToken(settings.algorithm, claims['at_hash'], tokens.access_token)) return fail('at_hash');
    return { result: 'claims', claims, settings };
  } catch (error) {
    if (error instanceof AuthorizationResponseError && turnedBack.has(error.error)) return { result: 'cancelled' };
    return fail(error instanceof Error && 'code' in error ? error.code : error instanceof Error ? error.name : 'unknown');
  }
};
