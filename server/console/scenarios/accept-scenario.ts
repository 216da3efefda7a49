import { phrase } from '#flows/languages/phrase.ts';
import { acceptPlayed } from '#flows/scenario/accept-played.ts';
import { playFresh } from '#server/scenarios/run-scenario.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { draftOf } from '../flows/draft-of.ts';
import { note } from '../note.ts';
import { draftStage } from './draft-stage.ts';
import { findScenario } from './find-scenario.ts';
import { saveScenario } from './save-scenario.ts';

/** From now on a scenario expects what comes of it today. Throws Fault while its steps cannot all be done. */
export const acceptScenario = async (access: Authorized<'flow.edit', FlowAccess>, services: Services, input: { id: string }): Promise<void> => {
  const kept = await findScenario(access, services, input.id);
  const set = await draftStage(access, services, (await draftOf(access, services)).graph);
  const accepted = set.ok ? acceptPlayed(kept.scenario, await playFresh(set.stage, kept.scenario)) : undefined;
  if (accepted === undefined)
    throw new Fault(
      'invalid',
      phrase('This scenario cannot be played to its end, so there is no new path to take. Walk it in the phone and keep that instead.'),
    );
  await saveScenario(access, services, { ...kept, scenario: accepted });
  await note(access, services, 'scenario.changed', kept.id, { flow: access.flow.slug, name: accepted.name, what: 'path' });
};
