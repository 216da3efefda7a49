import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { selectionOf, type UserSelectionInput } from './users-query.ts';

/** How many users are meant: for lists that came without their total, because counting would have kept them waiting. */
export const countUsers = async (
  access: Authorized<'user.view', AppReach>,
  services: Services,
  input: UserSelectionInput & { env: Env },
): Promise<{ total: number }> => {
  const { users } = services.storage;
  const selection = selectionOf(input, await users.columns(access.app.id));
  return { total: await users.count({ app: access.app.id, env: input.env }, selection) };
};
