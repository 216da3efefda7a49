import type * as z from 'zod';
import { columnValue } from '../../kit/assignment.ts';
import { canonicalEmail } from '../../kit/canonical-email.ts';
import { domainPattern } from '../../kit/domain-pattern.ts';
import type { ExternalIdentity } from '../../kit/identifier.ts';
import type { Json } from '../../kit/json.ts';
import type { LoginResult } from '../../kit/login.ts';
import type { UserColumn } from '../../kit/ports.ts';
import { plainText } from '../../kit/plain-text.ts';
import type { Profile } from '../../kit/step.ts';
import type { definition } from './definition.ts';

export type OidcSettings = z.output<typeof definition.settings>;
/** Claims of an ID token whose signature, issuer, audience, times and nonce have been checked. */
export type Claims = { readonly sub: string } & { readonly [claim: string]: Json | undefined };

/** OpenID Connect Core 2: at most 255 ASCII characters. Control characters would end up in logs and indexes. */
const subject = /^[\x20-\x7e]{1,255}$/;
const shortText = 200;
const kept = ['email', 'email_verified', 'name', 'hd'] as const;

const matches = (patterns: readonly string[], domain: string): boolean =>
  patterns.some((text) => {
    const pattern = domainPattern(text);
    return pattern !== undefined && (pattern.under ? domain.endsWith(`.${pattern.domain}`) : domain === pattern.domain);
  });

/** A short text as it may stand on a screen and in a log, or nothing. */
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.length <= shortText ? plainText(value) || undefined : undefined;

/** Whom FED-07 lets in: by the claim `hd` of the verified token alone. */
const belongs = ({ workspaceDomains }: OidcSettings, { hd }: Claims): boolean =>
  workspaceDomains.length === 0 || (typeof hd === 'string' && matches(workspaceDomains, hd.toLowerCase()));

const strongEnough = ({ acrValues }: OidcSettings, { acr }: Claims): boolean =>
  acrValues.length === 0 || (typeof acr === 'string' && acrValues.includes(acr));

/** The address, if the provider is trusted for its domain and says it is verified (LINK-01). `"true"` is no answer to that. */
const trustedEmail = ({ trustedDomains }: OidcSettings, { email, email_verified }: Claims): string | undefined => {
  const canonical = typeof email === 'string' ? canonicalEmail(email) : undefined;
  if (canonical === undefined || email_verified !== true) return undefined;
  return matches(trustedDomains, canonical.slice(canonical.indexOf('@') + 1)) ? canonical : undefined;
};

const claimAt = (claims: Claims, path: string): Json | undefined => {
  if (Object.hasOwn(claims, path)) return claims[path];
  let seen: Json | undefined = { ...claims, sub: claims.sub };
  for (const key of path.split('.')) {
    if (typeof seen !== 'object' || seen === null || Array.isArray(seen) || !Object.hasOwn(seen, key)) return undefined;
    seen = seen[key];
  }
  return seen;
};

const attributesOf = (
  { columns }: OidcSettings,
  claims: Claims,
  known: readonly UserColumn[],
  email: string | undefined,
): { [column: string]: Json } =>
  Object.fromEntries(
    columns.flatMap(({ claim, column: key }) => {
      const column = known.find((candidate) => candidate.key === key);
      const said = claimAt(claims, claim);
      // Addresses and choices are taken as they are said, or not at all.
      const plain = typeof said === 'string' && column?.type === 'text' ? textOf(said) : said;
      const value = column && (typeof plain !== 'string' || plain.length <= shortText) ? columnValue(column, plain) : undefined;
      // An address in a column would look like the person's own: only one that is.
      const borrowed = column?.type === 'email' && value !== email;
      return value === undefined || borrowed ? [] : [[key, value]];
    }),
  );

/** None where nothing is mapped (any more): who had a role by a row that was taken away must not keep it. */
const rolesOf = ({ groupsClaim, roles }: OidcSettings, claims: Claims): readonly string[] => {
  const said = claimAt(claims, groupsClaim);
  const groups = new Set(Array.isArray(said) ? said : [said]);
  return [...new Set(roles.flatMap(({ group, role }) => (groups.has(group) ? [role] : [])))].sort();
};

/**
 * What a verified ID token says about a person, in the app's terms: who they are by connector, issuer and sub (FED-01), and
 * what this connector vouches for. Nothing here trusts a token; that is decided before.
 */
export const readClaims = (connector: string, settings: OidcSettings, claims: Claims, columns: readonly UserColumn[]): LoginResult => {
  if (!subject.test(claims.sub)) return { result: 'failed' };
  if (!belongs(settings, claims) || !strongEnough(settings, claims)) return { result: 'not-allowed' };
  const email = trustedEmail(settings, claims);
  const roles = rolesOf(settings, claims);
  const label = textOf(claims['email']) ?? textOf(claims['preferred_username']) ?? textOf(claims['name']);
  const profile: Profile = {
    ...(label !== undefined && { label }),
    ...(email !== undefined && { email }),
    roles,
    attributes: attributesOf(settings, claims, columns, email),
    claims: Object.fromEntries(
      kept.flatMap((name) => {
        const value = claims[name];
        const plain = typeof value === 'boolean' ? value : textOf(value);
        return plain === undefined ? [] : [[name, plain]];
      }),
    ),
  };
  const identity: ExternalIdentity = { connector, issuer: settings.issuer, subject: claims.sub };
  return { result: 'verified', identity, profile };
};
