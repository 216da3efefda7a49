import { createHash } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose';

export type Tampering = {
  /** Changes the claims of the ID token before it is signed; undefined values are left out. */
  claims?: (claims: Record<string, unknown>) => Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
  /** How it is signed, if not by the provider's own key. */
  sign?: 'none' | 'secret' | 'other-key' | 'other-algorithm';
  metadata?: Record<string, unknown>;
  /** What the token endpoint answers besides the ID token. */
  tokens?: Record<string, unknown>;
  keys?: 'dead' | 'empty';
};

const json = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** A provider that signs properly by itself, and lies as told: one thing at a time. Nobody has to log in. */
export const hostileProvider = async (clientId: string) => {
  let key = await generateKeyPair('RS256');
  const [other, pss] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('PS256')]);
  const fake = { kid: 'k1', tampering: {} as Tampering, nonce: '', keyReads: 0, tokenCalls: 0, up: true };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { metadata, keys, claims: change, header, sign, tokens } = fake.tampering;
    if (!fake.up) return json(response, {}, 503);
    if (request.url === '/.well-known/openid-configuration') {
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        authorization_response_iss_parameter_supported: true,
        ...metadata,
      });
    }
    if (request.url === '/jwks') {
      fake.keyReads += 1;
      if (keys === 'dead') return json(response, {}, 500);
      return json(response, { keys: keys === 'empty' ? [] : [{ ...(await exportJWK(key.publicKey)), kid: fake.kid, alg: 'RS256', use: 'sig' }] });
    }
    fake.tokenCalls += 1;
    const now = Math.floor(Date.now() / 1000);
    const accessToken = 'an-access-token';
    const digest = createHash('sha256').update(accessToken, 'ascii').digest();
    const honest = {
      iss: issuer,
      sub: 'mallory',
      aud: clientId,
      exp: now + 300,
      iat: now,
      nonce: fake.nonce,
      at_hash: digest.subarray(0, 16).toString('base64url'),
      email: 'mallory@example.org',
      email_verified: true,
    };
    const claims = Object.fromEntries(Object.entries(change?.(honest) ?? honest).filter(([, value]) => value !== undefined));
    const signed = new SignJWT(claims);
    const idToken =
      sign === 'none'
        ? new UnsecuredJWT(claims).encode()
        : sign === 'secret'
          ? await signed.setProtectedHeader({ alg: 'HS256', ...header }).sign(new TextEncoder().encode('provider-secret-of-32-characters'))
          : sign === 'other-algorithm'
            ? await signed.setProtectedHeader({ alg: 'PS256', kid: fake.kid }).sign(pss.privateKey)
            : await signed
                .setProtectedHeader({ alg: 'RS256', kid: fake.kid, ...header })
                .sign(sign === 'other-key' ? other.privateKey : key.privateKey);
    json(response, { access_token: accessToken, token_type: 'Bearer', expires_in: 60, id_token: idToken, ...tokens });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const host = `127.0.0.1:${address.port}`;
  const issuer = `http://${host}`;
  return Object.assign(fake, {
    host,
    issuer,
    /** Signs with another key from now on. */
    rotate: async (kid: string) => {
      key = await generateKeyPair('RS256');
      fake.kid = kid;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
};
export type HostileProvider = Awaited<ReturnType<typeof hostileProvider>>;
