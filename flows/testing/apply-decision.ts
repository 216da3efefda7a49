import type { Decision, PlacedGuard } from '../interpreter/decision.ts';
import { countOne } from '../kit/counting.ts';
import type { Effect } from '../kit/effect.ts';
import { sameIdentity } from '../kit/identifier.ts';
import type { User } from '../kit/ports.ts';
import { linkedOwner, sameIdentifier, verifiedOwner } from './fake-users.ts';
import type { World } from './world.ts';

/** `expected`: the number the run had when the decision was computed, `new` for its first. */
export type Unit = { run: string; expected: number | 'new'; decision: Extract<Decision, { kind: 'commit' }> };

export type Applied =
  | { ok: true }
  | { ok: false; reason: 'stale' }
  /** To be recomputed with `at` → `otherwise` (see `Failed`). */
  | { ok: false; reason: 'guard'; at: string; otherwise: string }
  | { ok: false; reason: 'conflict' };

/**
 * Commits a decision to the world the way the server's storage does: compare the run's number, check every guard, check
 * that no effect clashes, and only then write; otherwise nothing changes.
 */
export const applyDecision = (world: World, { run, expected, decision }: Unit): Applied => {
  if ((world.runs.get(run)?.number ?? 'new') !== expected) return { ok: false, reason: 'stale' };
  const broken = decision.guards.find((guard) => !holds(world, guard));
  if (broken !== undefined) return { ok: false, reason: 'guard', at: broken.at, otherwise: broken.otherwise };
  if (decision.effects.some((effect) => clashes(world, effect))) return { ok: false, reason: 'conflict' };
  for (const guard of decision.guards) take(world, guard);
  for (const effect of decision.effects) write(world, run, decision.run.context.device?.id, effect);
  if (decision.message !== undefined) world.outbox.push({ run, message: decision.message });
  // As stored: a copy, so that nobody can change a committed run through an object they kept.
  world.runs.set(run, structuredClone(decision.run));
  return { ok: true };
};

const holds = (world: World, guard: PlacedGuard): boolean => {
  if (guard.kind === 'spend') {
    const ticket = world.tickets.get(guard.ticket);
    return ticket !== undefined && ticket.spentAt === undefined && ticket.expiresAt > world.now;
  }
  if (guard.kind === 'unique') {
    const owner = verifiedOwner(world, guard.identifier);
    return owner === undefined || owner.id === guard.except;
  }
  if (guard.kind === 'spend-login') return world.logins.some(({ returned }) => returned?.hash === guard.code && !returned.spent);
  if (guard.kind === 'unique-identity') {
    const owner = linkedOwner(world, guard.identity);
    return owner === undefined || owner.id === guard.except;
  }
  return countOne(world.counters.get(guard.key), guard, world.now) !== undefined;
};

const take = (world: World, guard: PlacedGuard): void => {
  if (guard.kind === 'unique' || guard.kind === 'unique-identity') return;
  if (guard.kind === 'spend-login') {
    for (const { returned } of world.logins) if (returned?.hash === guard.code) returned.spent = true;
    return;
  }
  if (guard.kind === 'spend') {
    const ticket = world.tickets.get(guard.ticket);
    if (ticket !== undefined) world.tickets.set(guard.ticket, { ...ticket, spentAt: world.now });
    return;
  }
  const counted = countOne(world.counters.get(guard.key), guard, world.now);
  if (counted !== undefined) world.counters.set(guard.key, counted);
};

const uniqueValueTaken = (world: World, user: string, attributes: User['attributes']): boolean =>
  world.columns.some(
    ({ key, unique }) =>
      unique &&
      attributes[key] !== undefined &&
      attributes[key] !== null &&
      [...world.users.values()].some((other) => other.id !== user && other.attributes[key] === attributes[key]),
  );

const clashes = (world: World, effect: Effect): boolean => {
  if (effect.kind === 'user.create') {
    return (
      world.users.has(effect.user.id) ||
      effect.identifiers.some((identifier) => identifier.verified && verifiedOwner(world, identifier) !== undefined) ||
      uniqueValueTaken(world, effect.user.id, effect.user.attributes)
    );
  }
  if (effect.kind === 'user.set') return uniqueValueTaken(world, effect.user, effect.attributes);
  if (effect.kind === 'identity.link') return linkedOwner(world, effect.identity) !== undefined;
  if (effect.kind !== 'identifier.verify') return false;
  const owner = verifiedOwner(world, effect.identifier);
  return owner !== undefined && owner.id !== effect.user;
};

const change = (world: World, id: string, recipe: (user: User) => User): void => {
  const user = world.users.get(id);
  if (user === undefined) throw new Error(`no user ${id} to change`);
  world.users.set(id, recipe(user));
};

const write = (world: World, run: string, device: string | undefined, effect: Effect): void => {
  switch (effect.kind) {
    case 'user.create':
      world.users.set(effect.user.id, { ...effect.user, status: 'active', identifiers: effect.identifiers });
      return;
    case 'user.set':
      change(world, effect.user, (user) => ({ ...user, attributes: { ...user.attributes, ...effect.attributes } }));
      return;
    case 'identifier.verify':
      change(world, effect.user, (user) => ({
        ...user,
        identifiers: [...user.identifiers.filter((known) => !sameIdentifier(known, effect.identifier)), { ...effect.identifier, verified: true }],
      }));
      return;
    case 'identity.link':
    case 'identity.unlink':
      change(world, effect.user, (user) => {
        const others = (user.identities ?? []).filter((known) => !sameIdentity(known, effect.identity));
        if (effect.kind === 'identity.unlink') return { ...user, identities: others };
        const linked = { ...effect.identity, linkedAt: world.now, ...(effect.label !== undefined && { label: effect.label }) };
        return { ...user, identities: [...others, linked] };
      });
      return;
    case 'user.roles': {
      const roles = new Map(world.roles.get(effect.user)).set(effect.source, effect.roles);
      world.roles.set(effect.user, roles);
      change(world, effect.user, (user) => ({ ...user, roles: [...new Set([...roles.values()].flat())].sort() }));
      return;
    }
    case 'password.set':
      world.passwords.set(effect.user, effect.hash);
      return;
    case 'session.create':
      world.sessions.push({ ...effect.session, id: `ses_${world.sessions.length + 1}`, at: world.now });
      if (effect.session.user !== undefined && device !== undefined) world.devices.add(`${effect.session.user}/${device}`);
      return;
    case 'session.unlock':
      for (const session of world.sessions) if (session.id === effect.session) session.locked = false;
      return;
    case 'session.revoke':
      for (const session of world.sessions) {
        const isMeant = 'session' in effect ? session.id === effect.session : session.user === effect.user && session.id !== effect.except;
        if (isMeant) session.revoked = true;
      }
      return;
    case 'ticket.create':
      if (effect.ticket.run !== run) throw new Error('a ticket belongs to the run that made it');
      world.tickets.set(effect.ticket.hash, effect.ticket);
      return;
    case 'login.begin':
      world.logins.push(effect.login);
      return;
    case 'counter.clear':
      world.counters.delete(effect.key);
      return;
    case 'notify':
      if (effect.message.decoy !== true) world.mailbox.push(effect.message);
      return;
    case 'audit':
      world.audit.push({ at: world.now, action: effect.action, detail: effect.detail });
  }
};
