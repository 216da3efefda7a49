import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';

export const renameFlow = async (access: Authorized<'flow.edit', FlowAccess>, services: Services, input: { name: string }): Promise<void> => {
  await services.storage.flows.rename(access.flow.id, input.name);
  await note(access, services, 'flow.renamed', access.flow.id, { name: input.name });
};
