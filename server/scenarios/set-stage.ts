import { acrOf } from '#flows/kit/assurance.ts';
import { canonical } from '#flows/kit/canonical.ts';
import type { Effect } from '#flows/kit/effect.ts';
import type { IdentifierKind } from '#flows/kit/identifier.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Scenario, ScenarioUser } from '#flows/scenario/scenario.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import type { Services } from '../services.ts';
import { openSession } from '../sessions/open-session.ts';
import type { SessionRecord } from '../storage/ports/sessions.ts';
import { CannotPlay } from './fill-value.ts';
import { madeUp } from './secrets.ts';

const kinds: readonly IdentifierKind[] = ['email', 'phone', 'username'];
const day = 86_400_000;

const identifiersOf = (user: ScenarioUser) =>
  kinds.flatMap((kind) => {
    const text = user[kind];
    const found = text === undefined ? undefined : canonical(kind, text);
    return found === undefined ? [] : [{ ...found, verified: user.verified }];
  });

const addUser = async (services: Services, { storage, realm }: LiveWorld, user: ScenarioUser): Promise<void> => {
  const now = realm.clock.now() - day;
  const columns = await storage.users.columns(realm.app.id);
  const known = new Set(columns.map(({ key }) => key));
  // A column the app has no more is nobody's.
  const own = Object.entries({ email: user.email, phone: user.phone, ...user.attributes }).filter(([key, value]) => known.has(key) && value != null);
  const pins = user.has.includes('pin') ? columns.filter(({ type }) => type === 'pin') : [];
  const hashed = await Promise.all(pins.map(async ({ key }) => [key, await services.hashing.hash(madeUp.pin)] as const));
  const identifiers = identifiersOf(user);
  // A phone's world holds copies of the app's test users: whoever has this name there is this one now.
  const same = await Promise.all([
    storage.users.find(realm.scope, user.id),
    ...identifiers.map((each) => storage.users.byIdentifier(realm.scope, each)),
  ]);
  for (const other of same) if (other !== undefined) await storage.users.remove(realm.scope, other.id);
  const made = await storage.users.create(
    realm.scope,
    {
      id: user.id,
      status: user.status,
      attributes: Object.fromEntries([...own.map(([key, value]) => [key, value ?? null] as const), ...hashed]),
      identifiers,
    },
    now,
  );
  if (!made.ok)
    throw new CannotPlay(phrase('The test user “{user}” cannot be added: somebody else has the same {which}.'), {
      user: user.email ?? user.phone ?? user.id,
      which: made.which,
    });
  if (user.has.includes('password')) await storage.users.setPassword(realm.scope, user.id, await services.hashing.hash(madeUp.password), now);
};

const linksOf = (users: readonly ScenarioUser[]): Effect[] =>
  users.flatMap(({ id, identities }) => identities.map((identity) => ({ kind: 'identity.link' as const, user: id, identity, claims: {} })));

const sessionOf = (services: Services, { realm, flow }: LiveWorld, given: NonNullable<Scenario['context']['session']>): SessionRecord => {
  const now = realm.clock.now();
  const { user, zone, zoneKind, amr, locked } = given;
  const proofs = given.proofs.map(({ assurance, secondsAgo }) => ({ assurance, node: 'earlier', at: now - secondsAgo * 1000 }));
  const { record } = openSession({
    services,
    realm,
    session: {
      ...(user !== undefined && { user }),
      zone,
      zoneKind,
      amr,
      proofs,
      acr: acrOf(proofs.map(({ assurance }) => assurance)),
      lifetimes: realm.app.lifetimes,
    },
    runInfo: { flow: flow.id, version: 0, client: null, device: null, delivery: 'cookie' },
  });
  return { ...record, lockedAt: locked ? now : null };
};

/**
 * Puts into a world what was there before anybody came: test users, what they are recognised by, the session that is held. All
 * that a run would have left behind is committed as one would commit it. Answers the id of the session. Throws CannotPlay.
 */
export const setStage = async (services: Services, live: LiveWorld, { context }: Pick<Scenario, 'context'>): Promise<string | undefined> => {
  const { realm, storage, flow } = live;
  for (const user of context.users) await addUser(services, live, user);
  const effects = linksOf(context.users);
  const session = context.session && sessionOf(services, live, context.session);
  if (effects.length === 0 && session === undefined) return undefined;
  const now = realm.clock.now();
  const id = realm.random.id('run');
  const committed = await storage.runs.commit({
    record: {
      ...realm.scope,
      id,
      flow: flow.id,
      version: 0,
      plan: '',
      secretHash: realm.digest.hash(realm.random.secret()),
      client: null,
      delivery: { kind: 'cookie' },
      status: 'done',
      startedAt: now,
      idleUntil: now,
      endsAt: now,
      run: { number: 1, floor: 1, states: [], visits: {}, memos: {}, proofs: [], context: {}, locale: context.locale },
    },
    expected: 'new',
    guards: [],
    effects: effects.filter((effect) => effect.kind === 'identity.link'),
    ...(session && { session }),
    event: { run: id, flow: flow.id, number: 1, at: now, cause: 'start', ms: 0, transitions: [] },
    audit: [],
    now,
  });
  if (!committed.ok) throw new CannotPlay(phrase('The session this scenario begins from is of somebody who may not sign in.'));
  return session?.id;
};
