import type { Services } from '#server/services.ts';
import type { WorkspaceAccess } from '../authorize.ts';

/** From a member's id to a name, for what the people of a workspace did. */
export const namesOf = async (access: WorkspaceAccess, services: Services): Promise<(member: string) => string> => {
  const people = new Map((await services.storage.members.people(access.workspace)).map(({ id, name }) => [id, name]));
  return (member) => people.get(member) ?? (member === 'system' ? 'Sallyport' : 'A former member');
};
