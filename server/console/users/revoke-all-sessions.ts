import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

/** Signs a user out everywhere. */
export const revokeAllSessions = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: { env: Env; user: string },
): Promise<{ ended: number }> => {
  const { scope, user } = await findUser(access, services, input);
  const ended = await services.storage.sessions.revokeAll(scope, user.id, services.clock.now());
  await note(access, services, 'sessions.revoked', user.id, { env: input.env, ended });
  return { ended };
};
