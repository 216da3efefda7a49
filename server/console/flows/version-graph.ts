import type { Graph } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** A published version as it was drawn. */
export const versionGraph = async (access: Authorized<'flow.view', FlowAccess>, services: Services, input: { version: number }): Promise<Graph> => {
  const graph = await services.storage.flows.versionGraph(access.flow.id, input.version);
  if (graph === undefined) throw new Fault('not-found', phrase('There is no such version of this flow.'));
  return graph;
};
