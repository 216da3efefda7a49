import * as z from 'zod';
import type { User } from '#flows/kit/ports.ts';
import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { AccessClaims, TokenRealm } from './tokens.ts';
import { longestAccessSeconds } from './key-schedule.ts';

/** What a token that we signed must look like. Strict: a claim nobody minted means that it is not ours (JWT-02). */
export const accessClaims = z.strictObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.string(),
  client_id: z.string(),
  iat: z.int(),
  exp: z.int(),
  jti: z.string(),
  sid: z.string(),
  zone: z.string(),
  zone_kind: z.enum(['public', 'secure']),
  amr: z.array(z.string()),
  acr: z.string(),
  auth_time: z.int(),
  roles: z.array(z.string()),
});

/** The claims of a session at this moment (RFC 9068 2.2). */
export const claimsOf = (realm: TokenRealm, session: SessionRecord, user: Pick<User, 'attributes' | 'roles'> | undefined): AccessClaims => {
  const now = realm.clock.now();
  const life = Math.min(session.accessSeconds, longestAccessSeconds) * 1000;
  return {
    iss: realm.issuer,
    sub: session.user ?? session.id,
    aud: realm.app.id,
    client_id: session.client ?? realm.app.id,
    iat: Math.floor(now / 1000),
    exp: Math.floor(Math.min(now + life, session.absoluteUntil) / 1000),
    jti: realm.random.id('at'),
    sid: session.id,
    zone: session.zone,
    zone_kind: session.zoneKind,
    amr: session.amr,
    acr: session.acr,
    auth_time: Math.floor(session.authTime / 1000),
    roles: user === undefined ? [] : rolesOf(user),
  };
};

/** Columns whose values are rights: what stands there, the app's tokens say. */
export const roleColumns: readonly string[] = ['roles', 'role'];

/** Roles that groups of a connector give (MOB-6), and those in the users column `roles`, or `role` for apps where a person has one. */
export const rolesOf = ({ attributes, roles = [] }: Pick<User, 'attributes' | 'roles'>): readonly string[] => {
  const value = attributes['roles'] ?? attributes['role'];
  const values = [...roles, ...(Array.isArray(value) ? value : [value])];
  return [...new Set(values.filter((role): role is string => typeof role === 'string' && role !== ''))];
};
