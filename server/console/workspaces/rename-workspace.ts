import type { Services } from '#server/services.ts';
import type { Authorized } from '../authorize.ts';
import { note } from '../note.ts';

export const renameWorkspace = async (access: Authorized<'workspace.rename'>, services: Services, input: { name: string }): Promise<void> => {
  await services.storage.members.renameWorkspace(access.workspace, input.name);
  await note(access, services, 'workspace.renamed', access.workspace, { name: input.name });
};
