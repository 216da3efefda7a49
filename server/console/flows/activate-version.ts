import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

/** Rolls back or forward: new runs start on this version from now on. */
export const activateVersion = async (
  access: Authorized<'flow.publish', FlowAccess>,
  services: Services,
  input: { version: number },
): Promise<void> => {
  const activated = await services.storage.flows.activate(access.flow.id, input.version);
  if (!activated) throw new Fault('not-found', 'There is no such version of this flow.');
  await note(access, services, 'flow.activated', access.flow.id, { version: input.version, before: access.flow.published });
};
