import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';
import { findScenario } from './find-scenario.ts';

/** For good. */
export const removeScenario = async (access: Authorized<'flow.edit', FlowAccess>, services: Services, input: { id: string }): Promise<void> => {
  const { id, scenario } = await findScenario(access, services, input.id);
  if (await services.storage.scenarios.remove(access.app.id, access.flow.id, id))
    await note(access, services, 'scenario.removed', id, { flow: access.flow.slug, name: scenario.name });
};
