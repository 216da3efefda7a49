import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { UsersPage, UsersQuery } from '#server/storage/ports/user-grid.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { openCursor, sealCursor, staleCursor } from './cursor.ts';
import { selectionOf, sortOf, type UserSelectionInput, type UserSortInput } from './users-query.ts';
import { type UserView, userView } from './user-view.ts';

export type PageInput = UserSelectionInput & {
  env: Env;
  sort?: UserSortInput | undefined;
  after?: string | undefined;
  limit: number;
  count?: UsersQuery['count'];
};

/** One page of users, each column's secrets left out. `after` is the `next` of the page before; `total` comes with the first page. */
export const pageUsers = async (
  access: Authorized<'user.view', AppReach>,
  services: Services,
  input: PageInput,
): Promise<{ rows: UserView[]; next?: string; total?: number }> => {
  const scope: Scope = { app: access.app.id, env: input.env };
  const { users } = services.storage;
  const columns = await users.columns(access.app.id);
  const query = {
    ...selectionOf(input, columns),
    ...(input.sort !== undefined && { sort: sortOf(input.sort, columns) }),
    ...(input.after !== undefined && { after: openCursor(services, scope, input.after) }),
    limit: input.limit,
    count: input.after === undefined ? (input.count ?? 'always') : ('never' as const),
  };
  const page: UsersPage = await users.page(scope, query).catch((error: unknown) => {
    throw staleCursor(error);
  });
  return {
    rows: page.rows.map((row) => userView(row, columns)),
    ...(page.total !== undefined && { total: page.total }),
    ...(page.next !== undefined && { next: sealCursor(services, scope, page.next) }),
  };
};
