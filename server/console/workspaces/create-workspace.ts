import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';

/** A new workspace whose owner is the actor. */
export const createWorkspace = async (actor: Actor, services: Services, input: { name: string }): Promise<{ id: string }> => {
  const id = services.random.id('wsp');
  await services.storage.members.createWorkspace({ id, name: input.name, createdAt: services.clock.now() }, actor.member.id);
  return { id };
};
