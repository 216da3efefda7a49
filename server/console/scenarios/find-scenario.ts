import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { KeptScenario } from '#server/storage/ports/scenarios.ts';
import type { FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** Throws Fault for one that is gone, and for one of another flow alike. */
export const findScenario = async (access: FlowAccess, services: Services, id: string): Promise<KeptScenario> => {
  const kept = await services.storage.scenarios.find(access.app.id, access.flow.id, id);
  if (kept === undefined) throw new Fault('not-found', phrase('This scenario is gone: somebody deleted it.'));
  return kept;
};
