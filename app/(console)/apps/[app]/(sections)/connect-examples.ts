export type Environment = 'live' | 'sandbox';

/** Where programs meet an app: what they are configured with, and what they call. `app` is the slug, `id` the app's id. */
export const addressesOf = ({ publicUrl, environment, app, id }: { publicUrl: string; environment: Environment; app: string; id: string }) => {
  const api = `${publicUrl}/api/v1/${environment}/${app}`;
  const issuer = `${publicUrl}/oidc/${environment}/${app}`;
  return {
    api,
    audience: id,
    issuer,
    jwks: `${api}/.well-known/jwks.json`,
    discovery: `${issuer}/.well-known/openid-configuration`,
    pages: `${publicUrl}${environment === 'sandbox' ? '/sandbox' : ''}/a/${app}`,
  };
};

export type Addresses = ReturnType<typeof addressesOf>;

export const startWithCurl = ({ api }: Addresses, flow: string): string => `# 1. Start: the answer says what to ask for
curl -X POST ${api}/flows/${flow}/runs \\
  -H 'content-type: application/json' \\
  -d '{"context": {"email": "ada@example.org"}}'

# 2. Answer with its run and state, until the step says "done" and carries tokens
curl -X POST ${api}/runs/RUN/submit \\
  -H 'content-type: application/json' \\
  -d '{"state": "STATE", "action": "submit", "inputs": {"code": "123456"}}'`;

export const fromClient = ({ pages }: Addresses, flow: string): string =>
  `${pages}/${flow}?client_id=CLIENT&redirect_uri=https%3A%2F%2Fyour.app%2Fsigned-in&state=RANDOM&code_challenge=CHALLENGE&code_challenge_method=S256`;

export const redeemWithCurl = ({ api }: Addresses): string => `curl -X POST ${api}/token \\
  -d grant_type=authorization_code -d client_id=CLIENT \\
  -d code=CODE -d redirect_uri=https://your.app/signed-in \\
  -d code_verifier=VERIFIER`;

export const refreshWithCurl = ({ api }: Addresses): string => `curl -X POST ${api}/token \\
  -d grant_type=refresh_token \\
  -d refresh_token=REFRESH_TOKEN`;

/** For the app's own API, with the library jose. */
export const verifyWithJose = ({ audience, issuer, jwks }: Addresses): string => `import { createRemoteJWKSet, jwtVerify } from 'jose';

const keys = createRemoteJWKSet(new URL('${jwks}'));

export const verify = async (accessToken) => {
  const { payload } = await jwtVerify(accessToken, keys, {
    issuer: '${issuer}',
    audience: '${audience}',
    typ: 'at+jwt',
    algorithms: ['ES256'],
  });
  return payload;
};`;
