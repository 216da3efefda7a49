import { type ExternalIdentity, type Identifier, sameIdentity } from '../kit/identifier.ts';
import type { User, UsersPort } from '../kit/ports.ts';
import type { World } from './world.ts';

export const sameIdentifier = (a: Identifier, b: Identifier): boolean => a.kind === b.kind && a.canonical === b.canonical;

/** Whoever has the identifier verified. */
export const verifiedOwner = (world: World, identifier: Identifier): User | undefined =>
  [...world.users.values()].find((user) => user.identifiers.some((known) => known.verified && sameIdentifier(known, identifier)));

/** Whoever is linked to the identity. */
export const linkedOwner = (world: World, identity: ExternalIdentity): User | undefined =>
  [...world.users.values()].find((user) => user.identities?.some((known) => sameIdentity(known, identity)));

export const fakeUsers = (world: World): UsersPort => ({
  find: async (id) => world.users.get(id),
  byIdentifier: async (identifier) => {
    const owner = verifiedOwner(world, identifier);
    if (owner !== undefined) return owner;
    const carriers = [...world.users.values()].filter((user) => user.identifiers.some((known) => sameIdentifier(known, identifier)));
    return carriers.length === 1 ? carriers[0] : undefined;
  },
  byIdentity: async (identity) => linkedOwner(world, identity),
  columns: async () => world.columns,
});
