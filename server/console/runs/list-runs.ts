import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { RunSummary } from '#server/storage/ports/runs.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { flowWords } from './flow-words.ts';

export type RunLine = RunSummary & { flowName: string; at: string };

/** Newest first. `at` names the step a run stands on, or ended on. */
export const listRuns = async (
  access: Authorized<'run.view', AppAccess>,
  services: Services,
  input: { env: Env; flow?: string | undefined; user?: string | undefined; before?: number | undefined; limit: number },
): Promise<{ runs: RunLine[] }> => {
  const { storage } = services;
  const [flows, runs] = await Promise.all([
    storage.flows.list(access.app.id),
    storage.runs.list(
      { app: access.app.id, env: input.env },
      {
        limit: input.limit,
        ...(input.flow !== undefined && { flow: input.flow }),
        ...(input.user !== undefined && { user: input.user }),
        ...(input.before !== undefined && { before: input.before }),
      },
    ),
  ]);
  const names = new Map(flows.map((flow) => [flow.id, flow.name]));
  const words = new Map<string, ReturnType<typeof flowWords>>();
  return {
    runs: await Promise.all(
      runs.map(async (run) => {
        const key = `${run.flow}:${run.version}`;
        const known = words.get(key) ?? flowWords(services, run.flow, run.version);
        words.set(key, known);
        return { ...run, flowName: names.get(run.flow) ?? 'A flow that is gone', at: (await known)(run.node).title };
      }),
    ),
  };
};
