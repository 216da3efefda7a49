import type { Services } from '#server/services.ts';
import { maskAddress } from '#server/pages/link/mask-address.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { RunSummary } from '#server/storage/ports/runs.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { flowWords } from './flow-words.ts';

export type RunLine = Omit<RunSummary, 'identifier'> & {
  flowName: string;
  at: string;
  /** Masked: whoever looks at runs need not see people (LOG-02). */
  person: string | null;
};

export const personOf = async (
  services: Services,
  scope: Scope,
  { user, identifier }: Pick<RunSummary, 'user' | 'identifier'>,
): Promise<string | null> => {
  const known = identifier ?? (user === undefined ? undefined : (await services.storage.users.find(scope, user))?.identifiers[0]);
  return known === undefined ? null : maskAddress(known);
};

/** Newest first. `at` names the step a run stands on, or ended on. */
export const listRuns = async (
  access: Authorized<'run.view', AppAccess>,
  services: Services,
  input: {
    env: Env;
    flow?: string | undefined;
    user?: string | undefined;
    status?: RunSummary['status'] | undefined;
    before?: number | undefined;
    limit: number;
  },
): Promise<{ runs: RunLine[] }> => {
  const { storage } = services;
  const { say } = access.actor;
  const scope = { app: access.app.id, env: input.env };
  const [flows, runs] = await Promise.all([
    storage.flows.list(access.app.id),
    storage.runs.list(scope, {
      limit: input.limit,
      ...(input.flow !== undefined && { flow: input.flow }),
      ...(input.user !== undefined && { user: input.user }),
      ...(input.status !== undefined && { status: input.status }),
      ...(input.before !== undefined && { before: input.before }),
    }),
  ]);
  const names = new Map(flows.map((flow) => [flow.id, flow.name]));
  const words = new Map<string, ReturnType<typeof flowWords>>();
  return {
    runs: await Promise.all(
      runs.map(async ({ identifier, ...run }) => {
        const key = `${run.flow}:${run.version}`;
        const known = words.get(key) ?? flowWords(services, run.flow, run.version, say);
        words.set(key, known);
        return {
          ...run,
          flowName: names.get(run.flow) ?? say('A flow that is gone'),
          at: (await known)(run.node).title,
          person: await personOf(services, scope, { ...run, ...(identifier && { identifier }) }),
        };
      }),
    ),
  };
};
