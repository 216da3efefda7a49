import { phrase } from '#flows/languages/phrase.ts';
import { type Scenario, scenarioLimits } from '#flows/scenario/scenario.ts';
import type { Services } from '#server/services.ts';
import type { KeptScenario } from '#server/storage/ports/scenarios.ts';
import type { FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** Keeps a scenario as it is now, in the actor's name. Throws Fault when the flow has as many as it may. */
export const saveScenario = async (
  access: FlowAccess,
  services: Services,
  { id, order, scenario }: { id: string; order: string; scenario: Scenario },
): Promise<KeptScenario> => {
  const { app, flow, actor } = access;
  const kept: KeptScenario = { app: app.id, flow: flow.id, id, order, scenario, author: actor.member.id, updatedAt: services.clock.now() };
  if (await services.storage.scenarios.put(kept, scenarioLimits.perFlow)) return kept;
  throw new Fault('invalid', phrase('A flow keeps at most {most} scenarios. Delete one that is no longer needed.'), {
    values: { most: scenarioLimits.perFlow },
  });
};
