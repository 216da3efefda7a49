import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Services } from '#server/services.ts';
import type { Operation } from '#server/storage/ports/flows.ts';
import type { WorkspaceAccess } from '../authorize.ts';
import { namesOf } from '../workspaces/names-of.ts';

/** What somebody saved after a revision, with the author's name. */
export type OperationView = { revision: number; label: string; patches: GraphPatch[]; author: string; at: number };

export const operationViews = async (access: WorkspaceAccess, services: Services, operations: readonly Operation[]): Promise<OperationView[]> => {
  if (operations.length === 0) return [];
  const nameOf = await namesOf(access, services);
  return operations.map(({ revision, label, patches, author, at }) => ({ revision, label, patches: [...patches], author: nameOf(author), at }));
};
