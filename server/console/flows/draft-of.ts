import type { Graph } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** The newest draft. Throws Fault when the flow was removed meanwhile. */
export const draftOf = async (access: FlowAccess, services: Services): Promise<{ revision: number; graph: Graph }> => {
  const draft = await services.storage.flows.draft(access.flow.id);
  if (draft === undefined) throw new Fault('not-found', phrase('This flow is gone: somebody removed it.'));
  return draft;
};
