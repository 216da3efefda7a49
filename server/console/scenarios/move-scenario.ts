import { generateKeyBetween } from 'fractional-indexing';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { findScenario } from './find-scenario.ts';

/** Puts a scenario at a place of the list, from 0. */
export const moveScenario = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { id: string; to: number },
): Promise<void> => {
  const { scenarios } = services.storage;
  const kept = await findScenario(access, services, input.id);
  const others = (await scenarios.list(access.app.id, access.flow.id)).filter(({ id }) => id !== kept.id);
  const order = generateKeyBetween(others[input.to - 1]?.order ?? null, others[input.to]?.order ?? null);
  // Its place is not about what it says: author and date stay.
  await scenarios.put({ ...kept, order }, Number.MAX_SAFE_INTEGER);
};
