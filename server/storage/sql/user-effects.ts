import type { Identifier } from '#flows/kit/identifier.ts';
import type { RunUnit } from '../ports/runs.ts';
import type { Scope } from '../ports/scope.ts';
import type { SessionRecord } from '../ports/sessions.ts';
import { fromJson } from '../json.ts';
import type { RowOf } from '../rows.ts';
import { type Call, call, type Found, type Script, statement } from '../script.ts';
import { identitiesAllow, lookAtIdentities, writeIdentities } from './identities.ts';
import {
  type Attributes,
  columnsOf,
  findOwner,
  mergeAttributes,
  ownerOf,
  takenValue,
  verifyIdentifier,
  writeAttributes,
  writePassword,
  writeRoles,
  writeUser,
  writeValues,
} from './user-writes.ts';

type Effects = RunUnit['effects'];
type Session = SessionRecord | undefined;

/** Most steps of a run ask something and are about no user. */
const touchNobody = (effects: Effects, session: Session): boolean => effects.length === 0 && session === undefined;

const lockUser = statement<RowOf<'users'>>('SELECT * FROM users WHERE app = ? AND env = ? AND id = ? {{FOR NO KEY UPDATE}}');
const signedIn = statement<never>('UPDATE users SET last_sign_in_at = ? WHERE app = ? AND env = ? AND id = ?');

/** Users the unit makes. */
const made = (effects: Effects): Set<string> => new Set(effects.flatMap((effect) => (effect.kind === 'user.create' ? [effect.user.id] : [])));

/** Users who must be there already. */
const referred = (effects: Effects, session: Session): string[] => {
  const own = made(effects);
  const ids = effects.flatMap((effect) => {
    switch (effect.kind) {
      case 'user.set':
      case 'user.roles':
      case 'identifier.verify':
      case 'identity.link':
      case 'password.set':
        return [effect.user];
      default:
        return [];
    }
  });
  return [...new Set([...ids, ...(session?.user == null ? [] : [session.user])])].filter((id) => !own.has(id)).sort();
};

const keyOf = ({ kind, canonical }: Identifier): string => `${kind}:${canonical}`;

/** Whom the unit makes the owner of what. */
const verified = (effects: Effects): { user: string; identifier: Identifier }[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'identifier.verify') return [{ user: effect.user, identifier: effect.identifier }];
    if (effect.kind !== 'user.create') return [];
    return effect.identifiers.filter((identifier) => identifier.verified).map((identifier) => ({ user: effect.user.id, identifier }));
  });

/** Attributes given to users, in order. */
const given = (effects: Effects): { user: string; attributes: Attributes }[] =>
  effects.flatMap((effect) => {
    if (effect.kind === 'user.set') return [{ user: effect.user, attributes: effect.attributes }];
    return effect.kind === 'user.create' ? [{ user: effect.user.id, attributes: effect.user.attributes }] : [];
  });
const setsAny = (effects: Effects): boolean => given(effects).some(({ attributes }) => Object.keys(attributes).length > 0);

/** What has to be known before a unit may write to users. */
export const lookAtUsers = (scope: Scope, { guards, effects, session }: Pick<RunUnit, 'guards' | 'effects' | 'session'>): Call[] => {
  if (touchNobody(effects, session) && guards.every(({ kind }) => kind !== 'unique' && kind !== 'unique-identity')) return [];
  const unique = guards.flatMap((guard) => (guard.kind === 'unique' ? [guard.identifier] : []));
  const identifiers = new Map(
    [...unique, ...verified(effects).map(({ identifier }) => identifier)].map((identifier) => [keyOf(identifier), identifier]),
  );
  return [
    ...(setsAny(effects) ? [call(columnsOf, scope.app)] : []),
    ...[...identifiers.values()].map((identifier) => findOwner(scope, identifier)),
    ...lookAtIdentities(scope, { guards, effects }),
    ...referred(effects, session).map((id) => call(lockUser, scope.app, scope.env, id)),
  ];
};

/** Whether every user referred to is there, may sign in if this unit signs them in (FLOW-11), and no unique key clashes. */
export function* usersAllow(scope: Scope, effects: Effects, session: Session, found: Found): Script<boolean> {
  if (touchNobody(effects, session)) return true;
  const users = new Map(found(lockUser).map((row) => [row.id, row]));
  if (referred(effects, session).some((id) => !users.has(id))) return false;
  if (session?.user != null && users.get(session.user)?.status === 'disabled') return false;

  if (!identitiesAllow(effects, found)) return false;
  const owners = new Map(found(ownerOf).map((row) => [keyOf(row), row.user_id]));
  for (const { user, identifier } of verified(effects)) {
    if ((owners.get(keyOf(identifier)) ?? user) !== user) return false;
    owners.set(keyOf(identifier), user);
  }
  for (const { user, attributes } of given(effects)) {
    if ((yield* takenValue(scope, user, attributes, found(columnsOf))) !== undefined) return false;
  }
  return true;
}

/** The rows that effects on users write. Nothing is checked here. */
export const writeUserEffects = (scope: Scope, effects: Effects, session: Session, found: Found, now: number): Call[] => {
  if (touchNobody(effects, session)) return [];
  const columns = found(columnsOf);
  // By this user: `usersAllow` has refused any other.
  const owned = new Set(found(ownerOf).map(keyOf));
  const roles = new Map(found(lockUser).map((row) => [row.id, row.roles === null ? {} : fromJson(row.roles)]));
  const attributes = new Map<string, Attributes>(found(lockUser).map((row) => [row.id, fromJson(row.attributes)]));
  const own = made(effects);
  const writes = effects.flatMap((effect): Call[] => {
    switch (effect.kind) {
      case 'user.create':
        attributes.set(effect.user.id, effect.user.attributes);
        for (const identifier of effect.identifiers) if (identifier.verified) owned.add(keyOf(identifier));
        return writeUser(
          scope,
          { ...effect.user, status: 'active', identifiers: effect.identifiers },
          columns,
          now,
          effect.user.id === session?.user ? now : null,
        );
      case 'user.set': {
        const merged = mergeAttributes(attributes.get(effect.user) ?? {}, effect.attributes);
        attributes.set(effect.user, merged);
        return [writeAttributes(scope, effect.user, merged, now), ...writeValues(scope, effect.user, effect.attributes, columns)];
      }
      case 'identifier.verify':
        if (owned.has(keyOf(effect.identifier))) return [];
        owned.add(keyOf(effect.identifier));
        return verifyIdentifier(scope, effect.user, effect.identifier, now);
      case 'user.roles': {
        const merged = { ...roles.get(effect.user), [effect.source]: effect.roles };
        roles.set(effect.user, merged);
        return [writeRoles(scope, effect.user, merged, now)];
      }
      case 'password.set':
        return writePassword(scope, effect.user, effect.hash, effect.reason, now);
      default:
        return [];
    }
  });
  writes.push(...writeIdentities(scope, effects, now));
  return session?.user == null || own.has(session.user) ? writes : [...writes, call(signedIn, now, scope.app, scope.env, session.user)];
};
