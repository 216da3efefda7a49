import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

/** For good: with identifiers, passwords, sessions and unredeemed codes. */
export const removeUser = async (access: Authorized<'user.edit', AppReach>, services: Services, input: { env: Env; user: string }): Promise<void> => {
  const { scope, user } = await findUser(access, services, input);
  await services.storage.users.remove(scope, user.id);
  await note(access, services, 'user.removed', user.id, { env: input.env });
};
