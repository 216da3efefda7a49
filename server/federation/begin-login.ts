import { buildAuthorizationUrl, calculatePKCECodeChallenge } from 'openid-client';
import type { Login } from '#flows/kit/login.ts';
import type { Scope } from '../storage/ports/scope.ts';
import { callbackUrl } from './callback-url.ts';
import type { FederationParts } from './federation.ts';
import { sealLogin } from './login-secrets.ts';
import { openConnector } from './open-connector.ts';

/** How long somebody may take at the provider (ms). */
export const loginMs = 600_000;

/** A departure to a provider: its address with one-time state, nonce and PKCE challenge, and the row that is to wait for the return. */
export const beginLogin = async (
  parts: FederationParts,
  scope: Scope,
  visit: Pick<Login, 'connector' | 'node' | 'visit'>,
): Promise<{ url: string; login: Omit<Login, 'run'> }> => {
  const connector = await openConnector(parts, scope, visit.connector);
  if (connector === undefined) throw new Error('the connector cannot be used');
  const config = await parts.providers.open(connector);
  const { settings } = connector;
  const [state, nonce, verifier] = [parts.random.secret(), parts.random.secret(), `${parts.random.secret()}${parts.random.secret()}`];
  const hash = parts.digest.hash(state);
  const url = buildAuthorizationUrl(config, {
    redirect_uri: callbackUrl(parts.publicUrl, scope.env, connector.id),
    scope: settings.scopes,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...(settings.prompt !== 'none-set' && { prompt: settings.prompt }),
    ...(settings.acrValues.length > 0 && { acr_values: settings.acrValues.join(' ') }),
    ...(settings.maxAgeSeconds !== undefined && { max_age: String(settings.maxAgeSeconds) }),
    // Asks Google to offer accounts of the Workspace only. What counts is the claim in the token (FED-07).
    ...(settings.workspaceDomains.length === 1 && { hd: settings.workspaceDomains[0] ?? '' }),
  });
  return {
    url: url.href,
    login: {
      hash,
      connector: connector.id,
      node: visit.node,
      visit: visit.visit,
      sealed: sealLogin(parts, scope, hash, { nonce, verifier }),
      expiresAt: parts.clock.now() + loginMs,
    },
  };
};
