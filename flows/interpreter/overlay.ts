import type { Effect } from '../kit/effect.ts';
import { type ExternalIdentity, type Identifier, sameIdentity } from '../kit/identifier.ts';
import type { Ports, User } from '../kit/ports.ts';

const same = (a: Identifier, b: Identifier) => a.kind === b.kind && a.canonical === b.canonical;

const applied = (user: User | undefined, id: string, pending: readonly Effect[], now: number): User | undefined => {
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
    if ((effect.kind === 'identity.link' || effect.kind === 'identity.unlink') && effect.user === id) {
      const others = (seen.identities ?? []).filter((known) => !sameIdentity(known, effect.identity));
      const { label } = effect.kind === 'identity.link' ? effect : {};
      const linked = { ...effect.identity, linkedAt: now, ...(label !== undefined && { label }) };
      seen = { ...seen, identities: effect.kind === 'identity.link' ? [...others, linked] : others };
    }
    // What other sources gave is the storage's to know; a step only ever adds to what is seen here.
    if (effect.kind === 'user.roles' && effect.user === id) {
      seen = { ...seen, roles: [...new Set([...(seen.roles ?? []), ...effect.roles])].sort() };
    }
  }
  return seen;
};

/** Stored users, each read once: what one node of a step saw of a user the next one sees too, and the commit checks it again. */
const readOnce = ({ users }: Ports): Omit<Ports['users'], 'columns'> => {
  const byId = new Map<string, Promise<User | undefined>>();
  const byName = new Map<string, Promise<User | undefined>>();
  const once = (known: Map<string, Promise<User | undefined>>, key: string, read: () => Promise<User | undefined>) => {
    const reading = known.get(key) ?? read();
    known.set(key, reading);
    return reading;
  };
  const named = async (key: string, read: () => Promise<User | undefined>) => {
    const user = await once(byName, key, read);
    if (user !== undefined) byId.set(user.id, Promise.resolve(user));
    return user;
  };
  return {
    find: (id) => once(byId, id, () => users.find(id)),
    byIdentifier: (identifier) => named(`${identifier.kind}:${identifier.canonical}`, () => users.byIdentifier(identifier)),
    byIdentity: (identity) => named(keyOf(identity), () => users.byIdentity(identity)),
  };
};

const keyOf = ({ connector, issuer, subject }: ExternalIdentity): string => JSON.stringify([connector, issuer, subject]);

/**
 * Read ports as they will be once `pending` is committed, so that one step may create a user and sign them in.
 * `pending` is read at each call: it grows while the step walks on.
 */
export const overlay = (ports: Ports, pending: readonly Effect[]): Ports => {
  const stored = readOnce(ports);
  const find = async (id: string): Promise<User | undefined> => {
    const isNew = pending.some((effect) => effect.kind === 'user.create' && effect.user.id === id);
    return applied(isNew ? undefined : await stored.find(id), id, pending, ports.clock.now());
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
      byIdentity: async (identity) => {
        const last = pending.findLast(
          (effect) => (effect.kind === 'identity.link' || effect.kind === 'identity.unlink') && sameIdentity(effect.identity, identity),
        );
        if (last?.kind === 'identity.link') return find(last.user);
        const user = await stored.byIdentity(identity);
        const unlinked = last?.kind === 'identity.unlink' && last.user === user?.id;
        return user === undefined || unlinked ? undefined : find(user.id);
      },
    },
    passwords: {
      ...ports.passwords,
      has: async (user) => pending.some((effect) => effect.kind === 'password.set' && effect.user === user) || (await ports.passwords.has(user)),
    },
  };
};
