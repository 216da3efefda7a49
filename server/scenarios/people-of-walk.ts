import { type ScenarioUser, scenarioLimits } from '#flows/scenario/scenario.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { UserRow } from '../storage/ports/users.ts';
import type { HeardWalk } from './heard-walk.ts';

/** People of a world that a walk may have been about. */
const looked = 500;

/** Everything that was typed in the open, as it might name somebody. */
const wordsIn = (walk: HeardWalk, record: RunRecord): ReadonlySet<string> => {
  const typed = walk.deeds.flatMap(({ step }) => {
    if (step.do === 'provider' && typeof step.says !== 'string') return [step.says.sub, step.says.email ?? ''];
    return step.do === 'answer' ? Object.values(step.inputs) : [];
  });
  const words = [...typed, record.run.context.email ?? ''].filter((word) => typeof word === 'string');
  return new Set(words.flatMap((word) => [word.trim().toLowerCase(), `+${word.replaceAll(/\D/g, '')}`]));
};

const toScenarioUser = async ({ storage, realm }: LiveWorld, user: UserRow, pins: readonly string[]): Promise<ScenarioUser> => {
  const named = (kind: string) => user.identifiers.find((identifier) => identifier.kind === kind);
  const [email, phone, username] = [named('email'), named('phone'), named('username')];
  const hasPin = pins.some((key) => user.attributes[key] != null);
  const hasPassword = (await storage.users.passwordHash(realm.scope, user.id)) !== undefined;
  return {
    id: user.id,
    ...(email && { email: email.canonical }),
    ...(phone && { phone: phone.canonical }),
    ...(username && { username: username.canonical }),
    verified: user.identifiers.length === 0 || user.identifiers.some(({ verified }) => verified),
    status: user.status,
    has: [...(hasPassword ? ['password' as const] : []), ...(hasPin ? ['pin' as const] : [])],
    attributes: Object.fromEntries(Object.entries(user.attributes).filter(([key, value]) => !pins.includes(key) && value !== null)),
    identities: (user.identities ?? []).map(({ connector, issuer, subject }) => ({ connector, issuer, subject })),
  };
};

/**
 * The test users of a world whom a walk met: they were there before it began, and it was about them or named them. Passwords and PINs
 * stay behind; that there is one is all that is kept.
 */
export const peopleOfWalk = async (live: LiveWorld, walk: HeardWalk, record: RunRecord): Promise<ScenarioUser[]> => {
  const { storage, realm } = live;
  const words = wordsIn(walk, record);
  const about = new Set([record.run.session?.user, ...record.run.states.map(({ subject }) => subject.user)]);
  const [page, columns] = await Promise.all([storage.users.page(realm.scope, { limit: looked }), storage.users.columns(realm.app.id)]);
  const pins = columns.filter(({ type }) => type === 'pin').map(({ key }) => key);
  const met = page.rows.filter(
    (user) =>
      user.createdAt < walk.startedAt &&
      (about.has(user.id) ||
        user.identifiers.some(({ canonical }) => words.has(canonical)) ||
        (user.identities ?? []).some(({ subject }) => words.has(subject.toLowerCase()))),
  );
  return Promise.all(met.slice(0, scenarioLimits.users).map((user) => toScenarioUser(live, user, pins)));
};
