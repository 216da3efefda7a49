import { Hono } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import type { HttpEnv } from '../context.ts';
import { grantTypes } from './grant.ts';

/** What is true of an issuer and nothing more (RFC 8414). It has no single authorization endpoint: every flow has a page of its own. */
const discoveryDocument = (realm: Realm) => {
  const base = `${new URL(realm.issuer).origin}${realm.apiBase}`;
  return {
    issuer: realm.issuer,
    jwks_uri: `${base}/.well-known/jwks.json`,
    token_endpoint: `${base}/token`,
    revocation_endpoint: `${base}/revoke`,
    introspection_endpoint: `${base}/introspect`,
    userinfo_endpoint: `${base}/userinfo`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: grantTypes,
    code_challenge_methods_supported: ['S256'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
    revocation_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
    introspection_endpoint_auth_methods_supported: ['client_secret_basic'],
    access_token_signing_alg_values_supported: ['ES256'],
    authorization_response_iss_parameter_supported: true,
  };
};

/** Below the issuer, `/oidc/{env}/{app}`. The realm was found by the middleware before. */
export const discoveryRoutes = (): Hono<HttpEnv> =>
  new Hono<HttpEnv>().get('/.well-known/openid-configuration', (c) =>
    c.json(discoveryDocument(c.get('realm')), 200, { 'cache-control': 'public, max-age=600' }),
  );
