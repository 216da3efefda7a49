import type { Realm } from '#server/engine/realm.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { Delivery } from '#server/storage/ports/runs.ts';
import { PageTrouble } from '../http/trouble.ts';
import { matchesRedirectUri } from './matches-redirect-uri.ts';
import { redirectBack } from './redirect-back.ts';

/** What the address of a hosted page asks for (RFC 6749 4.1.1, RFC 7636 4.3, OpenID Connect 3.1.2.1). Unknown parameters are ignored. */
export type Authorization = {
  client?: Client;
  delivery: Delivery;
  email?: string;
  locales?: string;
};

/** The request itself is faulty, but client and redirect URI are right: the app is told (RFC 6749 4.1.2.1). */
export class AuthorizationFault extends Error {
  readonly location: string;
  constructor(location: string) {
    super('authorization fault');
    this.location = location;
  }
}

const names = ['client_id', 'redirect_uri', 'response_type', 'state', 'code_challenge', 'code_challenge_method', 'login_hint', 'ui_locales'] as const;
type Parameters = { readonly [name in (typeof names)[number]]?: string };

const longest = 2_000;
/** Base64url of a SHA-256. */
const challengeShape = /^[\w-]{43}$/;

const readParameters = (query: URLSearchParams): Parameters =>
  Object.fromEntries(
    names.flatMap((name) => {
      const values = query.getAll(name);
      // Which of two would be meant? (IN-08)
      if (values.length > 1 || (values[0]?.length ?? 0) > longest) throw new PageTrouble('client', `${name}-unusable`);
      return values[0] === undefined || values[0] === '' ? [] : [[name, values[0]]];
    }),
  );

const codeDelivery = async (realm: Realm, given: Parameters, clientId: string): Promise<{ client: Client; delivery: Delivery }> => {
  const client = await realm.client(clientId);
  if (client === undefined || client.status !== 'active') throw new PageTrouble('client', 'client-unknown');
  const redirectUri = given.redirect_uri;
  // OP-04: before this is known to be the client's own address, nobody is sent there.
  if (redirectUri === undefined || !matchesRedirectUri(client, redirectUri)) throw new PageTrouble('client', 'redirect-uri-not-registered');
  const fault = (error: string, description: string) =>
    new AuthorizationFault(
      redirectBack(realm, { redirectUri, ...(given.state !== undefined && { state: given.state }) }, { error, error_description: description }),
    );
  if (given.response_type !== undefined && given.response_type !== 'code')
    throw fault('unsupported_response_type', 'Only response_type code is served.');
  const { code_challenge: codeChallenge, code_challenge_method: method } = given;
  // OP-02: S256 by its name; without one RFC 7636 would mean `plain`.
  if (codeChallenge === undefined || method !== 'S256' || !challengeShape.test(codeChallenge))
    throw fault('invalid_request', 'Send code_challenge with code_challenge_method S256 (RFC 7636).');
  return { client, delivery: { kind: 'code', redirectUri, codeChallenge, ...(given.state !== undefined && { state: given.state }) } };
};

/** Throws PageTrouble `client` for what must not be answered by a redirect (OP-04), AuthorizationFault for the rest. */
export const readAuthorization = async (realm: Realm, query: URLSearchParams): Promise<Authorization> => {
  const given = readParameters(query);
  if (given.client_id === undefined && given.redirect_uri !== undefined) throw new PageTrouble('client', 'client-missing');
  const asked = given.client_id === undefined ? { delivery: { kind: 'cookie' } as const } : await codeDelivery(realm, given, given.client_id);
  return {
    ...asked,
    ...(given.login_hint !== undefined && { email: given.login_hint.slice(0, 320) }),
    ...(given.ui_locales !== undefined && { locales: given.ui_locales }),
  };
};
