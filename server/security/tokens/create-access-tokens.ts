import { hash, sign } from 'node:crypto';
import { errors, type JWTHeaderParameters, jwtVerify } from 'jose';
import QuickLRU from 'quick-lru';
import { accessClaims, claimsOf } from './access-claims.ts';
import { rawSignature } from './raw-signature.ts';
import type { KeyRing, SigningKeys } from './signing-keys.ts';
import type { AccessClaims, AccessTokens, TokenRealm } from './tokens.ts';

const verifiedTokens = 5000;
/** Ours are about 700 characters. */
const longestToken = 4096;

type Verified = { kid: string; claims: AccessClaims };

export const createAccessTokens = (keys: SigningKeys): AccessTokens => {
  // A signature never changes its mind: it is checked once. The key stands beside it, so that a revoked one ends it.
  const verified = new QuickLRU<string, Verified>({ maxSize: verifiedTokens });
  return {
    sign: async (realm, session, user) => {
      const claims = claimsOf(realm, session, user);
      return { token: signed(await keys.ring(realm), claims), expiresIn: Math.max(0, claims.exp - claims.iat) };
    },
    verify: async (realm, token) => {
      if (token.length > longestToken) return undefined;
      const ring = await keys.ring(realm);
      const key = hash('sha256', token, 'base64url');
      const known = verified.get(key);
      if (known !== undefined) return ring.verifying.has(known.kid) && isCurrent(realm, known.claims) ? known.claims : undefined;
      const found = await check(realm, ring, token);
      if (found !== undefined) verified.set(key, found);
      return found?.claims;
    },
    jwks: async (realm) => ({ keys: (await keys.ring(realm)).published }),
    emergencyRevoke: (realm) => keys.emergencyRevoke(realm),
  };
};

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** RFC 7515 with ES256 (RFC 7518 3.4). By node:crypto, which needs a third of the time that jose does (decisions 0023, 0045). */
const signed = ({ kid, signing }: KeyRing, claims: AccessClaims): string => {
  const input = `${encoded({ alg: 'ES256', typ: 'at+jwt', kid })}.${encoded(claims)}`;
  return `${input}.${rawSignature(sign('sha256', Buffer.from(input), signing)).toString('base64url')}`;
};

/** Whose it is and its time: judged again for a token that was verified before, perhaps for another realm. */
const isCurrent = (realm: TokenRealm, claims: AccessClaims): boolean =>
  claims.iss === realm.issuer && claims.aud === realm.app.id && claims.exp * 1000 > realm.clock.now();

/** Algorithm, type and keys come from here alone; the header only picks one of our keys (JWT-01, RFC 8725 3.1). */
const check = async (realm: TokenRealm, ring: KeyRing, token: string): Promise<Verified | undefined> => {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, (header) => keyFor(ring, header), {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer: realm.issuer,
      audience: realm.app.id,
      currentDate: new Date(realm.clock.now()),
    });
    if (!isAsMinted(token, payload)) return undefined;
    const claims = accessClaims.safeParse(payload);
    return claims.success && protectedHeader.kid !== undefined ? { kid: protectedHeader.kid, claims: claims.data } : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
};

const keyFor = (ring: KeyRing, header: Partial<JWTHeaderParameters>) => {
  const key = header.kid === undefined ? undefined : ring.verifying.get(header.kid);
  // We write three header fields. Any other (jwk, jku, x5u, crit, b64) was not written by us.
  if (key === undefined || Object.keys(header).length !== 3) throw new errors.JWSInvalid();
  return key;
};

/** Claims given twice would be lost in parsing: what we minted reads back letter by letter. */
const isAsMinted = (token: string, payload: unknown): boolean =>
  Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8') === JSON.stringify(payload);
