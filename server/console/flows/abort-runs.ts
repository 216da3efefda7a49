import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';

/** Ends every run of the flow that is under way: for emergencies, when the version they began on must not be used (FLOW-15). */
export const abortRuns = async (
  access: Authorized<'flow.publish', FlowAccess>,
  services: Services,
  input: { env: Env },
): Promise<{ ended: number }> => {
  const ended = await services.storage.runs.abort({ app: access.app.id, env: input.env }, access.flow.id, services.clock.now());
  await note(access, services, 'flow.runs-aborted', access.flow.id, { env: input.env, ended });
  return { ended };
};
