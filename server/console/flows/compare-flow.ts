import { diffGraphs, type GraphDiff } from '#flows/graph/diff-graphs.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { draftOf } from './draft-of.ts';

/**
 * What lies between two versions, for the publish dialog and for comparing by link. `from` defaults to the live version, `to` to
 * the draft. `before` is undefined while nothing was published.
 */
export const compareFlow = async (
  access: Authorized<'flow.view', FlowAccess>,
  services: Services,
  input: { from?: number | undefined; to?: number | undefined },
): Promise<{ from: number | null; to: number | null; before: Graph | null; after: Graph; diff: GraphDiff | null }> => {
  const read = async (version: number): Promise<Graph> => {
    const graph = await services.storage.flows.versionGraph(access.flow.id, version);
    if (graph === undefined) throw new Fault('not-found', phrase('There is no such version of this flow.'));
    return graph;
  };
  const from = input.from ?? access.flow.published;
  const before = from === null ? null : await read(from);
  const after = input.to === undefined ? (await draftOf(access, services)).graph : await read(input.to);
  return { from, to: input.to ?? null, before, after, diff: before && diffGraphs(before, after) };
};
