import { hash } from 'node:crypto';
import type { AuthorizationCode } from '#server/storage/ports/codes.ts';
import type { FoundSession } from '#server/storage/ports/sessions.ts';
import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { endSession } from './end-session.ts';
import { firstRefresh } from './first-refresh.ts';
import { hasPlace } from './has-place.ts';
import { OAuthError } from './oauth-error.ts';
import { standingOf } from './standing.ts';
import { type TokenResult, tokenResult } from './token-result.ts';

/** RFC 7636 4.1. */
const verifierShape = /^[\w.~-]{43,128}$/;

export type CodeGrant = { code: string; redirectUri: string; verifier: string; caller: Caller };

/**
 * The authorization_code grant with PKCE S256 (RFC 6749 4.1.3, RFC 7636). One use: a second redemption ends the session
 * that the first gave, also when both arrive together (OP-05); a first one that fails ends it as well, nobody else can
 * have its tokens. Throws OAuthError `invalid_grant`.
 */
export const redeemCode = async (services: SessionServices, realm: SessionRealm, grant: CodeGrant): Promise<TokenResult> => {
  const { caller } = grant;
  const now = realm.clock.now();
  const redeemed = await realm.storage.codes.redeem(realm.scope, realm.digest.hash(grant.code), now, (code, found) =>
    fits(code, grant, now) ? start(services, realm, found, now) : { value: undefined },
  );
  if (redeemed === undefined) throw refused();
  if (redeemed.result === 'reused') {
    await endSession(services, realm, redeemed.code.session, 'session.code-reused', caller.address);
    throw refused();
  }
  const { code, value: issued } = redeemed;
  if (issued === undefined || !(await hasPlace(realm, issued.record))) {
    await endSession(services, realm, code.session, 'session.revoked', caller.address);
    throw refused();
  }
  const { record, refreshToken } = issued;
  const user = record.user === null ? undefined : await realm.storage.users.find(realm.scope, record.user);
  return tokenResult({ services, realm, record, refreshToken, user });
};

const fits = (code: AuthorizationCode, grant: CodeGrant, now: number): boolean =>
  code.expiresAt > now &&
  code.client === grant.caller.client?.id &&
  code.redirectUri === grant.redirectUri &&
  verifierShape.test(grant.verifier) &&
  code.codeChallenge === hash('sha256', grant.verifier, 'base64url');

/** Begins the session's refresh family, if the session may still be had: a code is older than no idle limit. Pure: in one unit with the code that is spent for it. */
const start = (services: SessionServices, realm: SessionRealm, found: FoundSession | undefined, now: number) => {
  if (found === undefined || found.session.refresh !== null || standingOf(found, now, undefined) !== 'live') return { value: undefined };
  const { token, state } = firstRefresh(services.tokens.refresh, realm, found.session);
  const patch = { refresh: state };
  return { patch, value: { record: { ...found.session, ...patch }, refreshToken: token } };
};

const refused = (): OAuthError => new OAuthError('invalid_grant', 'The code is not valid, or was used before.');
