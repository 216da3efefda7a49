import type { Realm } from '#server/engine/realm.ts';

/** An authorization response other than a code, with `state` and `iss` (RFC 6749 4.1.2.1, RFC 9207). */
export const redirectBack = (
  realm: Pick<Realm, 'issuer'>,
  to: { redirectUri: string; state?: string },
  parameters: { error: string; error_description: string },
): string => {
  const url = new URL(to.redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  if (to.state !== undefined) url.searchParams.set('state', to.state);
  url.searchParams.set('iss', realm.issuer);
  return url.href;
};

/** What `form-action` must allow for a form that ends there: an origin, or an app's own scheme. */
export const formTargetOf = (redirectUri: string): string => {
  const url = new URL(redirectUri);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : url.protocol;
};
