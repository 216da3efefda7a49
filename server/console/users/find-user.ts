import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { UserRow } from '#server/storage/ports/users.ts';
import type { AppReach } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** A user of exactly this app and environment; one of another app is not found (TEN-01). */
export const findUser = async (access: AppReach, services: Services, input: { env: Env; user: string }): Promise<{ scope: Scope; user: UserRow }> => {
  const scope: Scope = { app: access.app.id, env: input.env };
  const user = await services.storage.users.find(scope, input.user);
  if (user === undefined) throw new Fault('not-found', 'This user is gone: somebody removed them. Go back to the list.');
  return { scope, user };
};
