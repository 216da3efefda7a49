import { phrase } from '#flows/languages/phrase.ts';
import type { LiveWorld } from '#server/engine/preview/live-world.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** The open world of this flow that this console session made; another's, or one that is over, is not there (FLOW-18). */
export const worldOf = async (access: Authorized<'flow.edit', FlowAccess>, services: Services, world: string): Promise<LiveWorld> => {
  const live = await services.worlds.open(world);
  if (live === undefined || live.row.flow !== access.flow.id || live.row.consoleSession !== access.actor.session) {
    throw new Fault('not-found', phrase('This preview has ended. Start it again.'));
  }
  return live;
};
