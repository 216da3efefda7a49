import type { Role } from '#server/storage/ports/members.ts';
import type { WorkspaceAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { may } from '../policy.ts';

/** Whoever decides about members does not thereby decide about owners: only owners make and unmake them. Throws Fault. */
export const refuseOwnerChange = (access: WorkspaceAccess, roles: readonly (Role | null | undefined)[]): void => {
  if (!roles.includes('owner') || may(access.role, 'member.owners')) return;
  throw new Fault('not-allowed', 'Only an owner of the workspace can make somebody an owner, or change one. Ask an owner.');
};
