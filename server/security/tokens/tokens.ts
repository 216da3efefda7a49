import type { User } from '#flows/kit/ports.ts';
import type { Realm, RunStorage } from '#server/engine/realm.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { Scope } from '#server/storage/ports/scope.ts';

/** As much of a realm as its access tokens depend on. */
export type TokenRealm = Pick<Realm, 'app' | 'scope' | 'clock' | 'random' | 'issuer'> & { storage: Pick<RunStorage, 'keys'> };

/** What token use cases sign, mint and check with. Made once by `createTokens`. */
export type Tokens = { access: AccessTokens; refresh: RefreshTokens };

/** The claims of our access tokens: RFC 9068 plus the session's own. Times in seconds, as JWTs have them. */
export type AccessClaims = {
  iss: string;
  /** The user, or the session itself while nobody is known. */
  sub: string;
  aud: string;
  client_id: string;
  iat: number;
  exp: number;
  jti: string;
  sid: string;
  zone: string;
  zone_kind: 'public' | 'secure';
  amr: readonly string[];
  acr: string;
  auth_time: number;
  roles: readonly string[];
};

export type AccessTokens = {
  /** Signs for as long as the session was given, never past its absolute end. `expiresIn` in seconds. */
  sign(realm: TokenRealm, session: SessionRecord, user: Pick<User, 'attributes'> | undefined): Promise<{ token: string; expiresIn: number }>;
  /**
   * The claims, if the realm's own key signed them, they are an access token of this issuer and app, and they are in
   * their time; else undefined, whatever is wrong (JWT-01 to JWT-03, TEN-05). Says nothing of the session's state:
   * the caller reads its row every time (JWT-04).
   */
  verify(realm: TokenRealm, token: string): Promise<AccessClaims | undefined>;
  /** Public keys: current, next (24 h ahead of use) and those whose tokens may still live (KEY-04). */
  jwks(realm: TokenRealm): Promise<{ keys: readonly PublicJwk[] }>;
  /** Drops every key at once and starts a new one: tokens signed so far fail, here at once, elsewhere within the cache's 30 s. */
  emergencyRevoke(realm: TokenRealm): Promise<void>;
};

export type PublicJwk = { kty: 'EC'; crv: 'P-256'; x: string; y: string; kid: string; alg: 'ES256'; use: 'sig' };

/** Refresh tokens: `<session>.<generation>.<secret>.<mac>`. The MAC tells a genuine old token from a forged one (RT-02). */
export type RefreshTokens = {
  mint(scope: Scope, session: string, generation: number, secret: string): MintedRefresh;
  /** Undefined for anything this server did not mint for this app and environment (TEN-05). */
  parse(scope: Scope, token: string): ParsedRefresh | undefined;
  /** Seals `successor` so that only who holds `predecessor` and this server together can read it (RT-04). */
  sealSuccessor(predecessor: string, successor: string): string;
  /** Throws if it was not sealed for `predecessor`. */
  openSuccessor(predecessor: string, sealed: string): string;
};
export type MintedRefresh = { token: string; hash: string };
export type ParsedRefresh = { session: string; generation: number; hash: string };
