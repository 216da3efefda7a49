import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { type UserView, userView } from './user-view.ts';

/** One page of the users table. `after` is the `next` of the page before. */
export const pageUsers = async (
  access: Authorized<'user.view', AppAccess>,
  services: Services,
  input: { env: Env; search?: string | undefined; after?: string | undefined; limit: number },
): Promise<{ rows: UserView[]; next?: string; total: number }> => {
  const { users } = services.storage;
  const search = input.search?.trim();
  const [columns, page] = await Promise.all([
    users.columns(access.app.id),
    users.page(
      { app: access.app.id, env: input.env },
      { limit: input.limit, ...(search !== undefined && search !== '' && { search }), ...(input.after !== undefined && { after: input.after }) },
    ),
  ]);
  return { rows: page.rows.map((row) => userView(row, columns)), total: page.total, ...(page.next !== undefined && { next: page.next }) };
};
