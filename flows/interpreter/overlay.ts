import type { Effect } from '../kit/effect.ts';
import type { Identifier } from '../kit/identifier.ts';
import type { Ports, User } from '../kit/ports.ts';

const same = (a: Identifier, b: Identifier) => a.kind === b.kind && a.canonical === b.canonical;

const applied = (user: User | undefined, id: string, pending: readonly Effect[]): User | undefined => {
  let seen = user;
  for (const effect of pending) {
    if (effect.kind === 'user.create' && effect.user.id === id) {
      seen = { id, status: 'active', attributes: effect.user.attributes, identifiers: effect.identifiers };
    }
    if (seen === undefined) continue;
    if (effect.kind === 'user.set' && effect.user === id) {
      seen = { ...seen, attributes: { ...seen.attributes, ...effect.attributes } };
    }
    if (effect.kind === 'identifier.verify' && effect.user === id) {
      const others = seen.identifiers.filter((known) => !same(known, effect.identifier));
      seen = { ...seen, identifiers: [...others, { ...effect.identifier, verified: true }] };
    }
  }
  return seen;
};

/**
 * Read ports as they will be once `pending` is committed, so that one step may create a user and sign them in.
 * `pending` is read at each call: it grows while the step walks on.
 */
export const overlay = (ports: Ports, pending: readonly Effect[]): Ports => ({
  ...ports,
  users: {
    columns: () => ports.users.columns(),
    find: async (id) => applied(await ports.users.find(id), id, pending),
    byIdentifier: async (identifier) => {
      const owner = pending.findLast((effect) =>
        (effect.kind === 'user.create' && effect.identifiers.some((known) => same(known, identifier))) ||
        (effect.kind === 'identifier.verify' && same(effect.identifier, identifier)));
      const stored = await ports.users.byIdentifier(identifier);
      if (owner?.kind === 'user.create') return applied(undefined, owner.user.id, pending);
      if (owner?.kind === 'identifier.verify') return applied(await ports.users.find(owner.user), owner.user, pending);
      return stored === undefined ? undefined : applied(stored, stored.id, pending);
    },
  },
  passwords: {
    ...ports.passwords,
    has: async (user) => pending.some((effect) => effect.kind === 'password.set' && effect.user === user) || await ports.passwords.has(user),
  },
});
