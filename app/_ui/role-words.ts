import type { Role } from '#server/storage/ports/members.ts';

/** What a builder's role lets them do, in words (server/console/policy.ts decides). */
export const roleWords: Readonly<Record<Role, { label: string; hint: string }>> = {
  owner: { label: 'Owner', hint: 'Decides everything, also who owns the workspace.' },
  admin: { label: 'Admin', hint: 'Publishes, changes settings and users, invites people.' },
  editor: { label: 'Editor', hint: 'Draws and tries flows. Cannot publish.' },
  viewer: { label: 'Viewer', hint: 'Looks on. Changes nothing.' },
};

export const roles: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
