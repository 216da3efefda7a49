import type { Json } from '#flows/kit/json.ts';
import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { csvLine } from './csv-line.ts';
import { selectionOf, sortOf, type UserSelectionInput, type UserSortInput } from './users-query.ts';

const rowsAtOnce = 500;

const words = (value: Json | undefined): string =>
  value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/**
 * Users as CSV, page by page: memory stays the same however many there are. Of a PIN only whether it is set (TEN-04); what a spreadsheet
 * would run as a formula is kept from it (IN-06). UTF-8 with a mark, so that spreadsheets read it as such.
 */
export async function* exportUsers(
  access: Authorized<'user.view', AppReach>,
  services: Services,
  input: UserSelectionInput & { env: Env; sort?: UserSortInput | undefined },
): AsyncGenerator<string> {
  const { users } = services.storage;
  const scope: Scope = { app: access.app.id, env: input.env };
  const columns = await users.columns(access.app.id);
  const query = { ...selectionOf(input, columns), ...(input.sort !== undefined && { sort: sortOf(input.sort, columns) }) };
  await note(access, services, 'users.exported', null, { env: input.env, filtered: (query.filters?.length ?? 0) > 0 || query.search !== undefined });
  yield `\uFEFF${csvLine(['id', 'status', 'email', 'phone', 'username', ...columns.map(({ key }) => key), 'created_at', 'last_sign_in_at'])}`;
  let after: string | undefined;
  do {
    const page = await users.page(scope, { ...query, limit: rowsAtOnce, count: 'never', ...(after !== undefined && { after }) });
    yield page.rows
      .map((user) => {
        const named = (kind: string) => user.identifiers.filter((identifier) => identifier.kind === kind).map(({ canonical }) => canonical);
        return csvLine([
          user.id,
          user.status,
          ...['email', 'phone', 'username'].map((kind) => named(kind).join(' ')),
          ...columns.map(({ key, type }) => (type === 'pin' ? (user.attributes[key] === undefined ? '' : 'set') : words(user.attributes[key]))),
          new Date(user.createdAt).toISOString(),
          user.lastSignInAt === null ? '' : new Date(user.lastSignInAt).toISOString(),
        ]);
      })
      .join('');
    after = page.next;
  } while (after !== undefined);
}
