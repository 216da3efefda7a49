import { generateKeyBetween } from 'fractional-indexing';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';
import { findScenario } from './find-scenario.ts';
import { saveScenario } from './save-scenario.ts';

/** The same scenario again, right behind it. */
export const duplicateScenario = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { id: string },
): Promise<{ id: string }> => {
  const kept = await findScenario(access, services, input.id);
  const all = await services.storage.scenarios.list(access.app.id, access.flow.id);
  const next = all[all.findIndex(({ id }) => id === kept.id) + 1];
  const name = `${kept.scenario.name.slice(0, 110)} (copy)`;
  const id = services.random.id('scn');
  await saveScenario(access, services, { id, order: generateKeyBetween(kept.order, next?.order ?? null), scenario: { ...kept.scenario, name } });
  await note(access, services, 'scenario.kept', id, { flow: access.flow.slug, name });
  return { id };
};
