import type { Scope } from '../ports/scope.ts';
import type { UserField, UserFilter, UserSelection, UserTest } from '../ports/user-grid.ts';
import type { Value } from '../script.ts';

/** A piece of SQL with the values of its `?`. */
export type Piece = { sql: string; values: readonly Value[] };

export const piece = (sql: string, ...values: readonly Value[]): Piece => ({ sql, values });
export const joined = (pieces: readonly Piece[], between: string): Piece =>
  piece(pieces.map(({ sql }) => sql).join(between), ...pieces.flatMap(({ values }) => values));

const containing = (text: string): string => `%${text.toLowerCase().replace(/[!%_]/g, '!$&').replaceAll('\0', '')}%`;
const lower = (value: string | number): string | number => (typeof value === 'string' ? value.toLowerCase() : value);

/** A condition on one value, for an expression that holds it. */
const holds = (expression: string, test: UserTest): Piece => {
  switch (test.kind) {
    case 'contains':
      return piece(`${expression} LIKE ? ESCAPE '!'`, containing(test.text));
    case 'is':
      return piece(`${expression} = ?`, lower(test.value));
    case 'range': {
      const bounds: readonly (readonly [string, string | number | undefined])[] = [
        ['>=', test.from],
        ['>', test.above],
        ['<=', test.to],
        ['<', test.below],
      ];
      const given = bounds.flatMap(([operator, value]) => (value === undefined ? [] : [piece(`${expression} ${operator} ?`, lower(value))]));
      return given.length === 0 ? piece(`${expression} IS NOT NULL`) : joined(given, ' AND ');
    }
    case 'empty':
      return piece(`${expression} IS NULL`);
    case 'filled':
      return piece(`${expression} IS NOT NULL`);
  }
};

const own = { status: 'u.status', created: 'u.created_at', 'last-sign-in': 'u.last_sign_in_at' } as const;

const condition = ({ app, env }: Scope, field: UserField, test: UserTest): Piece => {
  if (field !== 'identifier' && typeof field === 'string') return holds(own[field], test);
  // Where there is a value there is a row, and where there is none there is no row.
  const not = test.kind === 'empty' ? 'NOT ' : '';
  const any = test.kind === 'empty' || test.kind === 'filled';
  if (field === 'identifier') {
    if (any) return piece(`${not}EXISTS (SELECT 1 FROM identifiers i WHERE i.app = u.app AND i.env = u.env AND i.user_id = u.id)`);
    const held = holds('i.canonical', test);
    return piece(
      `u.id IN (SELECT i.user_id FROM identifiers i WHERE i.app = ? AND i.env = ? AND i.kind IN ('email', 'phone', 'username') AND ${held.sql})`,
      app,
      env,
      ...held.values,
    );
  }
  if (any)
    return piece(`${not}EXISTS (SELECT 1 FROM user_values v WHERE v.app = u.app AND v.env = u.env AND v.user_id = u.id AND v.key = ?)`, field.column);
  const held = holds(`v.${field.holds}`, test);
  return piece(
    `u.id IN (SELECT v.user_id FROM user_values v WHERE v.app = ? AND v.env = ? AND v.key = ? AND ${held.sql})`,
    app,
    env,
    field.column,
    ...held.values,
  );
};

/** Who has a text that contains what is asked for, as `SELECT user_id …`; one user may come more than once. */
const searched = ({ app, env }: Scope, search: string): Piece =>
  piece(
    `SELECT user_id FROM identifiers WHERE app = ? AND env = ? AND canonical LIKE ? ESCAPE '!'
    UNION ALL SELECT user_id FROM user_values WHERE app = ? AND env = ? AND text LIKE ? ESCAPE '!'`,
    app,
    env,
    containing(search),
    app,
    env,
    containing(search),
  );

/** The users somebody searches for: no index helps to find them, so every text is looked at, and that should happen once. */
export const searchOf = (scope: Scope, { search }: UserSelection): Piece | undefined =>
  search === undefined || search === '' ? undefined : searched(scope, search);

/** How a search is asked in a larger question: of all users together, of one after the other, or by the users it has found already. */
export const together = ({ sql, values }: Piece): Piece => piece(`u.id IN (${sql})`, ...values);
export const oneByOne = ({ sql, values }: Piece): Piece => piece(`EXISTS (SELECT 1 FROM (${sql}) m WHERE m.user_id = u.id)`, ...values);
export const among = (id: string, ids: readonly string[]): Piece =>
  ids.length === 0 ? piece('1 = 0') : piece(`${id} IN (${ids.map(() => '?').join(', ')})`, ...ids);

/** Which users (`u`) of the scope are meant. `search`: in the form that suits the question. */
export const selecting = (scope: Scope, { filters = [] }: UserSelection, search: Piece | undefined): Piece =>
  joined(
    [
      piece('u.app = ? AND u.env = ?', scope.app, scope.env),
      ...(search === undefined ? [] : [search]),
      ...filters.map(({ field, test }: UserFilter) => condition(scope, field, test)),
    ],
    ' AND ',
  );
