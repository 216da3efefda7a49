import { generateKeyBetween } from 'fractional-indexing';
import { scenarioFromWalk } from '#server/scenarios/scenario-from-walk.ts';
import { settleScenario } from '#server/scenarios/settle-scenario.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { draftOf } from '../flows/draft-of.ts';
import { note } from '../note.ts';
import { worldOf } from '../preview/world-of.ts';
import { draftStage } from './draft-stage.ts';
import { findScenario } from './find-scenario.ts';
import { saveScenario } from './save-scenario.ts';

/**
 * Keeps the walk that was made in the phone as a scenario, or puts it in the place of one. It was played again before it is kept, so
 * that one which can be repeated begins as passed.
 */
export const keepWalk = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { world: string; name: string; replaces?: string | undefined },
): Promise<{ id: string }> => {
  const read = await scenarioFromWalk(await worldOf(access, services, input.world), input.name, access.actor.say);
  if (!read.ok) throw invalid({ name: read.problem });
  const set = await draftStage(access, services, (await draftOf(access, services)).graph);
  const scenario = set.ok ? await settleScenario(set.stage, read.scenario) : read.scenario;
  if (input.replaces !== undefined) {
    const before = await findScenario(access, services, input.replaces);
    await saveScenario(access, services, { ...before, scenario: { ...scenario, required: before.scenario.required } });
    await note(access, services, 'scenario.changed', before.id, { flow: access.flow.slug, name: scenario.name, what: 'walk' });
    return { id: before.id };
  }
  const last = (await services.storage.scenarios.list(access.app.id, access.flow.id)).at(-1);
  const id = services.random.id('scn');
  await saveScenario(access, services, { id, order: generateKeyBetween(last?.order ?? null, null), scenario });
  await note(access, services, 'scenario.kept', id, { flow: access.flow.slug, name: scenario.name });
  return { id };
};
