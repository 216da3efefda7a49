import type { Services } from '#server/services.ts';
import type { Role } from '#server/storage/ports/members.ts';
import type { Authorized } from '../authorize.ts';
import { may } from '../policy.ts';

export type Person = { id: string; name: string; email: string; role: Role; status: 'active' | 'disabled'; you: boolean };
export type OpenInvitation = { id: string; email: string; role: Role; createdAt: number; expiresAt: number };

/** Who is in the workspace, and, for those who decide about it, who is asked in. */
export const listPeople = async (
  access: Authorized<'member.view'>,
  services: Services,
): Promise<{ people: Person[]; invitations: OpenInvitation[]; mayEdit: boolean; mayMakeOwners: boolean; mail: boolean }> => {
  const { storage, clock, ownMail } = services;
  const people = await storage.members.people(access.workspace);
  const mayEdit = may(access.role, 'member.edit');
  const invitations = mayEdit ? await storage.invitations.list(access.workspace, clock.now()) : [];
  return {
    people: people.map(({ id, name, email, role, status }) => ({ id, name, email, role, status, you: id === access.actor.member.id })),
    invitations: invitations.map(({ id, email, role, createdAt, expiresAt }) => ({ id, email, role, createdAt, expiresAt })),
    mayEdit,
    mayMakeOwners: may(access.role, 'member.owners'),
    mail: ownMail !== undefined,
  };
};
