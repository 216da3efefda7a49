import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { judgeForLive } from './judge-for-live.ts';

/** A live version that could not be published today. `problems`: each a sentence. */
export type LiveProblem = { flow: string; slug: string; name: string; version: number; problems: readonly string[] };

/**
 * Live versions that do not fit the app any more, because its access mode, columns or connectors were changed after they were
 * published. They go on as they are; the builder is told (MOB-12).
 */
export const liveProblems = async (access: Authorized<'flow.view', AppAccess>, services: Services): Promise<LiveProblem[]> => {
  const judged = (await services.storage.flows.list(access.app.id)).map(async (flow): Promise<LiveProblem[]> => {
    const graph = flow.published === null ? undefined : await services.storage.flows.versionGraph(flow.id, flow.published);
    if (flow.published === null || graph === undefined) return [];
    const { against } = await judgeForLive({ ...access, flow }, services, graph);
    const problems = [...new Set(against.map(({ message }) => message))];
    return problems.length === 0 ? [] : [{ flow: flow.id, slug: flow.slug, name: flow.name, version: flow.published, problems }];
  });
  return (await Promise.all(judged)).flat();
};
