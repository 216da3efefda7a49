import type { Json } from '#flows/kit/json.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, WorkspaceAccess } from './authorize.ts';

/** Writes a console action into the audit log of its workspace. Never a secret in `detail` (LOG-02). */
export const note = (
  access: WorkspaceAccess | AppAccess,
  services: Services,
  action: string,
  target: string | null,
  detail: { [key: string]: Json } = {},
): Promise<void> =>
  services.storage.audit.append([
    {
      id: services.random.id('aud'),
      workspace: access.workspace,
      app: 'app' in access ? access.app.id : null,
      env: null,
      at: services.clock.now(),
      actor: `member:${access.actor.member.id}`,
      action,
      target,
      ip: access.actor.address,
      detail,
    },
  ]);
