import type { Json } from '#flows/kit/json.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { attributesOf } from './attributes-of.ts';
import { findUser } from './find-user.ts';

/** Changes columns or status. Whoever is no longer active loses all sessions at once (SES-04, FLOW-11). */
export const changeUser = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; user: string; attributes?: Readonly<Record<string, Json>> | undefined; status?: UserStatus | undefined },
): Promise<void> => {
  const { storage, clock } = services;
  const { scope, user } = await findUser(access, services, input);
  const attributes = input.attributes && attributesOf(await storage.users.columns(access.app.id), input.attributes);
  await storage.users.update(scope, user.id, { ...(attributes && { attributes }), ...(input.status && { status: input.status }) }, clock.now());
  if (input.status !== undefined && input.status !== 'active') await storage.sessions.revokeAll(scope, user.id, clock.now());
  await note(access, services, 'user.changed', user.id, {
    env: input.env,
    ...(attributes && { columns: Object.keys(attributes) }),
    ...(input.status && { status: input.status }),
  });
};
