import { Buffer } from 'node:buffer';
import * as z from 'zod';
import type { Scope } from '../ports/scope.ts';
import { BadCursor, type UserSelection, type UsersPage, type UsersQuery } from '../ports/user-grid.ts';
import type { UserRow } from '../ports/users.ts';
import { all, passing, type Script } from '../script.ts';
import { among, joined, oneByOne, type Piece, piece, searchOf, selecting, together } from './user-selection.ts';
import { type Walk, walksOf } from './user-order.ts';

type Keys = readonly (string | number)[];
type Cursor = { walk: number; keys: Keys };
type Found = { id: string; k0: string | number; k1?: string | number; k2?: string | number };

const cursorShape = z.tuple([
  z.int().min(0).max(1),
  z
    .array(z.union([z.string(), z.number()]))
    .min(1)
    .max(3),
]);

const toCursor = ({ walk, keys }: Cursor): string => Buffer.from(JSON.stringify([walk, keys])).toString('base64url');

const fromCursor = (text: string, walks: readonly Walk[]): Cursor => {
  try {
    const [walk, keys] = cursorShape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    if (walks[walk]?.keys.length === keys.length) return { walk, keys };
  } catch {
    // Said below.
  }
  throw new BadCursor('no cursor of this list');
};

const keysOf = ({ k0, k1, k2 }: Found): Keys => [k0, k1, k2].filter((key) => key !== undefined);

/** The most users a search is answered by naming them. */
const fewest = 1_000;

/** Whom a search finds if they are few; undefined: there is no search, or too many fit it to name them. */
function* fewFound(search: Piece | undefined): Script<readonly string[] | undefined> {
  if (search === undefined) return undefined;
  const rows = yield* all(passing<{ user_id: string }>(`${search.sql} LIMIT ?`), ...search.values, 2 * fewest);
  const ids = [...new Set(rows.map(({ user_id }) => user_id))];
  return rows.length < 2 * fewest && ids.length <= fewest ? ids : undefined;
}

function* step(
  scope: Scope,
  query: UsersQuery,
  search: Piece | undefined,
  walk: Walk,
  descending: boolean,
  behind: Keys | undefined,
  limit: number,
): Script<readonly { id: string; keys: Keys }[]> {
  const direction = descending ? 'DESC' : 'ASC';
  const marks = walk.keys.map(() => '?').join(', ');
  const where = joined(
    [
      walk.where,
      selecting(scope, query, search),
      ...(behind === undefined ? [] : [piece(`(${walk.keys.join(', ')}) ${descending ? '<' : '>'} (${marks})`, ...behind)]),
    ],
    ' AND ',
  );
  const keys = walk.keys.map((key, index) => `${key} AS k${index}`).join(', ');
  const order = walk.keys.map((key) => `${key} ${direction}`).join(', ');
  const rows = yield* all(
    passing<Found>(`SELECT u.id AS id, ${keys} FROM ${walk.from} WHERE ${where.sql} ORDER BY ${order} LIMIT ?`),
    ...where.values,
    limit,
  );
  return rows.map((row) => ({ id: row.id, keys: keysOf(row) }));
}

function* countWhere(where: Piece): Script<number> {
  const [counted] = yield* all(passing<{ total: number }>(`SELECT count(*) AS total FROM users u WHERE ${where.sql}`), ...where.values);
  return Number(counted?.total ?? 0);
}

/** How many users are meant. */
export function* countUsers(scope: Scope, selection: UserSelection): Script<number> {
  const search = searchOf(scope, selection);
  return yield* countWhere(selecting(scope, selection, search && together(search)));
}

/** One page in the order asked for, by keyset: no page costs more than the first. `load` reads users by their ids, in that order. */
export function* pageUsers(scope: Scope, query: UsersQuery, load: (ids: readonly string[]) => Script<readonly UserRow[]>): Script<UsersPage> {
  const sort = query.sort ?? { field: 'created' as const, descending: true };
  const walks = walksOf(scope, sort);
  const cursor = query.after === undefined ? undefined : fromCursor(query.after, walks);
  const search = searchOf(scope, query);
  const few = yield* fewFound(search);
  const found: { id: string; walk: number; keys: Keys }[] = [];
  for (const [index, walk] of walks.entries()) {
    const missing = query.limit + 1 - found.length;
    if (missing === 0 || index < (cursor?.walk ?? 0)) continue;
    const behind = index === cursor?.walk ? cursor.keys : undefined;
    // Where nearly everybody fits, the first page is full long before everybody has been looked at.
    const fits = few === undefined ? search && oneByOne(search) : among(walk.keys.at(-1) ?? 'u.id', few);
    for (const row of yield* step(scope, query, fits, walk, sort.descending, behind, missing)) found.push({ ...row, walk: index });
  }
  const shown = found.slice(0, query.limit);
  const rows = yield* load(shown.map(({ id }) => id));
  const last = shown.at(-1);
  const dear = search !== undefined && few === undefined;
  const { count = 'always' } = query;
  const total =
    count === 'never' || (count === 'if cheap' && dear)
      ? undefined
      : few === undefined
        ? yield* countUsers(scope, query)
        : yield* countWhere(selecting(scope, query, among('u.id', few)));
  return {
    rows,
    ...(found.length > query.limit && last !== undefined && { next: toCursor(last) }),
    ...(total !== undefined && { total }),
  };
}
