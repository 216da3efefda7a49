import type { Role } from '#server/storage/ports/members.ts';

/**
 * Who may do what in a workspace. Owners and admins decide what goes live and see people; editors draw and try flows; viewers
 * look on. Read at every request, so that a changed role holds from the next one (TEN-08).
 */
export const policy = {
  'workspace.view': ['owner', 'admin', 'editor', 'viewer'],
  'workspace.rename': ['owner', 'admin'],
  'workspace.audit': ['owner', 'admin'],
  'member.view': ['owner', 'admin', 'editor', 'viewer'],
  'member.edit': ['owner', 'admin'],
  'member.owners': ['owner'],
  'app.create': ['owner', 'admin'],
  'app.view': ['owner', 'admin', 'editor', 'viewer'],
  'app.settings': ['owner', 'admin'],
  'app.mailbox': ['owner'],
  'flow.view': ['owner', 'admin', 'editor', 'viewer'],
  'flow.edit': ['owner', 'admin', 'editor'],
  'flow.publish': ['owner', 'admin'],
  'run.view': ['owner', 'admin', 'editor', 'viewer'],
  'user.view': ['owner', 'admin', 'editor'],
  'user.edit': ['owner', 'admin'],
  'client.view': ['owner', 'admin', 'editor', 'viewer'],
  'connector.view': ['owner', 'admin', 'editor', 'viewer'],
  'connector.edit': ['owner', 'admin'],
  'client.edit': ['owner', 'admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type Right = keyof typeof policy;

export const may = (role: Role, right: Right): boolean => {
  const allowed: readonly Role[] = policy[right];
  return allowed.includes(role);
};
