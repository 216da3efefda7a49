import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { draftOf } from '../flows/draft-of.ts';
import { note } from '../note.ts';
import { keepTemplateScenarios } from './keep-template-scenarios.ts';

/** For a flow that was begun from a template in the designer. */
export const addTemplateScenarios = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { template: string },
): Promise<{ ids: string[] }> => {
  const ids = await keepTemplateScenarios(access, services, { template: input.template, graph: (await draftOf(access, services)).graph });
  if (ids.length > 0)
    await note(access, services, 'scenario.added', access.flow.id, {
      flow: access.flow.slug,
      count: ids.length,
      template: input.template,
    });
  return { ids };
};
