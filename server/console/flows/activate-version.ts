import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { judgeForLive } from './judge-for-live.ts';

/**
 * Rolls back or forward: new runs start on this version from now on. Refused like publishing where the app has been set up
 * differently since, so that the version does not fit it any more (MOB-12).
 */
export const activateVersion = async (
  access: Authorized<'flow.publish', FlowAccess>,
  services: Services,
  input: { version: number },
): Promise<void> => {
  const graph = await services.storage.flows.versionGraph(access.flow.id, input.version);
  const { against } = graph === undefined ? { against: [] } : await judgeForLive(access, services, graph);
  if (against.length > 0)
    throw new Fault(
      'invalid',
      phrase('This version does not fit the app as it is set up now. Restore it as the draft and settle its problems, or change the app back.'),
      {
        reasons: against.map(({ message }) => message),
      },
    );
  const activated = await services.storage.flows.activate(access.flow.id, input.version);
  if (!activated) throw new Fault('not-found', phrase('There is no such version of this flow.'));
  await note(access, services, 'flow.activated', access.flow.id, { version: input.version, before: access.flow.published });
};
