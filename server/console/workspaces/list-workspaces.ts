import type { Services } from '#server/services.ts';
import type { Actor } from '../actor.ts';

/** The workspaces the actor is a member of, with their role; nothing of any other (TEN-03). */
export const listWorkspaces = async (actor: Actor, services: Services) =>
  (await services.storage.members.workspaces(actor.member.id)).map(({ id, name, role }) => ({ id, name, role }));
