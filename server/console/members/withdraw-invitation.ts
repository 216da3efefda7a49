import type { Services } from '#server/services.ts';
import type { Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

/** Its link is worth nothing from now on. */
export const withdrawInvitation = async (access: Authorized<'member.edit'>, services: Services, input: { invitation: string }): Promise<void> => {
  const open = (await services.storage.invitations.list(access.workspace, services.clock.now())).find(({ id }) => id === input.invitation);
  if (open === undefined || !(await services.storage.invitations.remove(access.workspace, open.id))) {
    throw new Fault('not-found', 'This invitation is not open any more. Reload the page to see who is in.');
  }
  await note(access, services, 'member.invitation-withdrawn', null, { email: open.email });
};
