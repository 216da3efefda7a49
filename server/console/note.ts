import type { Json } from '#flows/kit/json.ts';
import type { Services } from '#server/services.ts';
import type { Actor } from './actor.ts';
import type { KeyActor } from './api-keys/key-actor.ts';
import type { AppAccess, AppReach, WorkspaceAccess } from './authorize.ts';

/** How the audit log names who did it. */
export const actorName = (actor: Actor | KeyActor): string => ('key' in actor ? `api-key:${actor.key.id}` : `member:${actor.member.id}`);

/** Writes a console action into the audit log of its workspace. Never a secret in `detail` (LOG-02). */
export const note = (
  access: WorkspaceAccess | AppAccess | AppReach,
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
      actor: actorName(access.actor),
      action,
      target,
      ip: access.actor.address,
      detail,
    },
  ]);
