import { phrase } from '#flows/languages/phrase.ts';
import { namesIn } from '#flows/scenario/names.ts';
import { registry } from '#flows/nodes/registry.ts';
import { playScenario } from '#server/scenarios/play-scenario.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { draftOf } from '../flows/draft-of.ts';
import { worldOf } from '../preview/world-of.ts';
import { findScenario } from './find-scenario.ts';

/** Where the phone takes it up; `stopped`: why it went no further. */
export type ScenarioWalked = { run: string; state: string; stopped?: string };

/**
 * Does the first `steps` steps of a scenario in the phone's world, which from then on is its tester's: with its people, device and
 * directory, and the phone's own clock and draft.
 */
export const walkScenario = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { id: string; world: string; steps: number },
): Promise<ScenarioWalked> => {
  const [live, { scenario }, { graph }] = await Promise.all([
    worldOf(access, services, input.world),
    findScenario(access, services, input.id),
    draftOf(access, services),
  ]);
  const { say } = access.actor;
  const { ip, locale, online, directory } = scenario.context;
  live.settings = { ...live.settings, device: { ip, language: locale, online }, ...(directory && { directory }) };
  const title = namesIn(graph, registry, say).node;
  const { at, broke } = await playScenario({ services, live, title, delivery: { kind: 'tokens' }, say }, scenario, input.steps);
  await services.worlds.save(live);
  if (at === undefined) throw new Fault('conflict', broke?.words ?? phrase('This scenario could not begin.'));
  return { run: at.run, state: at.state, ...(broke && { stopped: broke.words }) };
};
