import { generateKeyBetween } from 'fractional-indexing';
import type { Scenario } from '#flows/scenario/scenario.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { saveScenario } from './save-scenario.ts';

/** Keeps scenarios behind those there are; their ids. */
export const appendScenarios = async (access: FlowAccess, services: Services, scenarios: readonly Scenario[]): Promise<string[]> => {
  let order = (await services.storage.scenarios.list(access.app.id, access.flow.id)).at(-1)?.order ?? null;
  const ids: string[] = [];
  for (const scenario of scenarios) {
    order = generateKeyBetween(order, null);
    const { id } = await saveScenario(access, services, { id: services.random.id('scn'), order, scenario });
    ids.push(id);
  }
  return ids;
};
