import { acceptPlayed } from '#flows/scenario/accept-played.ts';
import { judgePlayed } from '#flows/scenario/judge-played.ts';
import { namesIn } from '#flows/scenario/names.ts';
import type { Scenario, ScenarioUser } from '#flows/scenario/scenario.ts';
import { registry } from '#flows/nodes/registry.ts';
import { playFresh, type Stage } from './run-scenario.ts';

type Change = (user: ScenarioUser) => ScenarioUser;

/** How people may have been before a walk that changed them: it may have given them a password or a PIN, or proven their address. */
const earlier: readonly Change[] = [
  (user) => user,
  (user) => ({ ...user, has: user.has.filter((secret) => secret !== 'password') }),
  (user) => ({ ...user, has: user.has.filter((secret) => secret !== 'pin') }),
  (user) => ({ ...user, verified: false }),
  (user) => ({ ...user, has: [], verified: false }),
  (user) => ({ ...user, identities: [] }),
];

/**
 * A walk that was just made, played again: the people in it as they must have been before, and the zone it ends in. One that goes
 * another way however it is begun is left as it is, and fails.
 */
export const settleScenario = async (stage: Stage, walked: Scenario): Promise<Scenario> => {
  const names = namesIn(stage.graph, registry);
  const changes = walked.context.users.length === 0 ? earlier.slice(0, 1) : earlier;
  for (const change of changes) {
    const tried = { ...walked, context: { ...walked.context, users: walked.context.users.map(change) } };
    const played = await playFresh(stage, tried);
    if (judgePlayed(tried, played, names).status === 'passed') return acceptPlayed(tried, played) ?? tried;
  }
  return walked;
};
