import type { Services } from '#server/services.ts';
import type { Role } from '#server/storage/ports/members.ts';
import type { Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { refuseOwnerChange } from './refuse-owner-change.ts';

/** Gives a member another role, or (null) takes them out. Holds from their next request on (TEN-08). */
export const changeRole = async (
  access: Authorized<'member.edit'>,
  services: Services,
  input: { member: string; role: Role | null },
): Promise<void> => {
  const { members } = services.storage;
  const before = await members.role(access.workspace, input.member);
  refuseOwnerChange(access, [before, input.role]);
  const changed = await members.changeRole(access.workspace, input.member, input.role);
  if (changed === 'not-member') throw new Fault('not-found', 'They are not in this workspace any more. Reload the page to see who is in.');
  if (changed === 'last-owner') {
    throw new Fault('conflict', 'A workspace needs an owner, and this is the only one. Make somebody else an owner first.');
  }
  await note(access, services, input.role === null ? 'member.removed' : 'member.role-changed', input.member, {
    ...(before !== undefined && { before }),
    ...(input.role !== null && { role: input.role }),
  });
};
