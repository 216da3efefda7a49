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

/** Stored users, each read once: what one node of a step saw of a user the next one sees too, and the commit checks it again. */
const readOnce = ({ users }: Ports): Pick<Ports['users'], 'find' | 'byIdentifier'> => {
  const byId = new Map<string, Promise<User | undefined>>();
  const byIdentifier = new Map<string, Promise<User | undefined>>();
  const once = (known: Map<string, Promise<User | undefined>>, key: string, read: () => Promise<User | undefined>) => {
    const reading = known.get(key) ?? read();
    known.set(key, reading);
    return reading;
  };
  return {
    find: (id) => once(byId, id, () => users.find(id)),
    byIdentifier: async (identifier) => {
      const user = await once(byIdentifier, `${identifier.kind}:${identifier.canonical}`, () => users.byIdentifier(identifier));
      if (user !== undefined) byId.set(user.id, Promise.resolve(user));
      return user;
    },
  };
};

/**
 * Read ports as they will be once `pending` is committed, so that one step may create a user and sign them in.
 * `pending` is read at each call: it grows while the step walks on.
 */
export const overlay = (ports: Ports, pending: readonly Effect[]): Ports => {
  const stored = readOnce(ports);
  const find = async (id: string): Promise<User | undefined> => {
    const isNew = pending.some((effect) => effect.kind === 'user.create' && effect.user.id === id);
    return applied(isNew ? undefined : await stored.find(id), id, pending);
  };
  return {
    ...ports,
    users: {
      columns: () => ports.users.columns(),
      find,
      byIdentifier: async (identifier) => {
        const owner = pending.findLast(
          (effect) =>
            (effect.kind === 'user.create' && effect.identifiers.some((known) => same(known, identifier))) ||
            (effect.kind === 'identifier.verify' && same(effect.identifier, identifier)),
        );
        if (owner?.kind === 'user.create') return find(owner.user.id);
        if (owner?.kind === 'identifier.verify') return find(owner.user);
        const user = await stored.byIdentifier(identifier);
        return user && find(user.id);
      },
    },
    passwords: {
      ...ports.passwords,
      has: async (user) => pending.some((effect) => effect.kind === 'password.set' && effect.user === user) || (await ports.passwords.has(user)),
    },
  };
};
