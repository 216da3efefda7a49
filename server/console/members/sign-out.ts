import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';

/** Ends the session on the server, and the preview worlds it opened (SES-04). */
export const signOut = async (actor: Actor, services: Services): Promise<void> => {
  await services.storage.worlds.removeOfSession(actor.session);
  await services.storage.members.closeSession(actor.session);
};
