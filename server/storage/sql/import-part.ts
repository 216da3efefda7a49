import type { Identifier } from '#flows/kit/identifier.ts';
import type { Scope } from '../ports/scope.ts';
import type { ImportCounts, ImportRow, ImportSettings, RejectedLine } from '../ports/user-imports.ts';
import { fromJson } from '../json.ts';
import type { RowOf } from '../rows.ts';
import { all, type Call, call, gather, type Script, statement } from '../script.ts';
import {
  type Attributes,
  type Column,
  columnsOf,
  mergeAttributes,
  reidentify,
  uniqueText,
  writeAttributes,
  writeStatus,
  writeUser,
  writeValues,
} from './user-writes.ts';

type Known = Pick<RowOf<'users'>, 'id' | 'status' | 'attributes'>;

const carriers = statement<Pick<RowOf<'identifiers'>, 'kind' | 'canonical' | 'user_id'>>(
  'SELECT kind, canonical, user_id FROM identifiers WHERE app = ? AND env = ? AND kind = ? AND canonical = ?',
);
const lock = statement<Known>('SELECT id, status, attributes FROM users WHERE app = ? AND env = ? AND id = ? {{FOR UPDATE}}');
const carriedBy = statement<Pick<RowOf<'identifiers'>, 'kind' | 'canonical' | 'user_id'>>(
  'SELECT kind, canonical, user_id FROM identifiers WHERE app = ? AND env = ? AND user_id = ?',
);
const holders = statement<{ key: string; unique_text: string; user_id: string }>(
  'SELECT key, unique_text, user_id FROM user_values WHERE app = ? AND env = ? AND key = ? AND unique_text = ?',
);

const named = ({ kind, canonical }: Identifier): string => `${kind}:${canonical}`;
const held = (column: string, text: string): string => `${column}\n${text}`;

/** What the lines of one part meet: who carries their identifiers, who holds their unique values. Grows with each line that is taken. */
type Met = {
  owners: Map<string, Set<string>>;
  values: Map<string, string>;
  users: Map<string, { attributes: Attributes; identifiers: Identifier[] }>;
};

function* meet({ app, env }: Scope, rows: readonly ImportRow[], columns: readonly Column[]): Script<Met> {
  const unique = columns.filter(({ is_unique }) => is_unique === 1);
  const found = yield* gather([
    ...rows.flatMap(({ identifiers }) => identifiers.map(({ kind, canonical }) => call(carriers, app, env, kind, canonical))),
    ...rows.flatMap(({ attributes }) =>
      unique.flatMap((column) => {
        const text = uniqueText(column, attributes[column.key]);
        return text === undefined ? [] : [call(holders, app, env, column.key, text)];
      }),
    ),
  ]);
  const owners = new Map<string, Set<string>>();
  for (const row of found(carriers)) owners.set(named(row), (owners.get(named(row)) ?? new Set()).add(row.user_id));
  const values = new Map(found(holders).map(({ key, unique_text, user_id }) => [held(key, unique_text), user_id]));
  const ids = [...new Set(found(carriers).map(({ user_id }) => user_id))].sort();
  const known = yield* gather(ids.flatMap((id) => [call(lock, app, env, id), call(carriedBy, app, env, id)]));
  const identifiers = Map.groupBy(known(carriedBy), ({ user_id }) => user_id);
  const users = new Map(
    known(lock).map((row) => [
      row.id,
      {
        attributes: fromJson(row.attributes),
        identifiers: (identifiers.get(row.id) ?? []).map(({ kind, canonical }) => ({ kind, canonical })),
      },
    ]),
  );
  return { owners, values, users };
}

const taken = (met: Met, user: string, { attributes }: ImportRow, columns: readonly Column[]): string | undefined =>
  columns.find((column) => {
    const text = uniqueText(column, attributes[column.key]);
    return text !== undefined && (met.values.get(held(column.key, text)) ?? user) !== user;
  })?.key;

export type Applied = { counts: ImportCounts; rejected: RejectedLine[]; writes: Call[] };

/**
 * Judges the lines of a part one after the other, against what is stored and the lines before, and says what is to be written. Whoever
 * carries one of a line's identifiers, confirmed or not, is the person it is about.
 */
export function* applyRows(
  scope: Scope,
  rows: readonly ImportRow[],
  settings: Pick<ImportSettings, 'existing' | 'status'>,
  now: number,
): Script<Applied> {
  const columns = yield* all(columnsOf, scope.app);
  const met = yield* meet(scope, rows, columns);
  const counts = { created: 0, updated: 0, skipped: 0, rejected: 0 };
  const rejected: RejectedLine[] = [];
  const writes: Call[] = [];
  const refuse = (row: ImportRow, column: string | null, reason: string) => {
    counts.rejected += 1;
    rejected.push({ ...row.source, column, reason });
  };
  for (const row of rows) {
    const owners = new Set(row.identifiers.flatMap((identifier) => [...(met.owners.get(named(identifier)) ?? [])]));
    const [owner] = owners;
    if (owners.size > 1) {
      refuse(row, null, 'It names more than one user who is there already.');
      continue;
    }
    if (owner !== undefined && settings.existing === 'skip') {
      counts.skipped += 1;
      continue;
    }
    const user = owner ?? row.id;
    const clash = taken(met, user, row, columns);
    if (clash !== undefined) {
      refuse(row, clash, 'Another user has this value, and it must be different for everybody.');
      continue;
    }
    const known = met.users.get(user);
    if (known === undefined) {
      counts.created += 1;
      const identifiers = row.identifiers.map((identifier) => ({ ...identifier, verified: false }));
      writes.push(...writeUser(scope, { id: user, status: row.status ?? settings.status, attributes: row.attributes, identifiers }, columns, now));
      met.users.set(user, { attributes: row.attributes, identifiers: [...row.identifiers] });
    } else {
      counts.updated += 1;
      const attributes = mergeAttributes(known.attributes, row.attributes);
      writes.push(
        writeAttributes(scope, user, attributes, now),
        ...writeValues(scope, user, row.attributes, columns),
        ...reidentify(scope, user, { add: row.identifiers, remove: [] }, known.identifiers),
        ...(row.status === undefined ? [] : writeStatus(scope, user, row.status, now)),
      );
      met.users.set(user, { attributes, identifiers: [...known.identifiers, ...row.identifiers] });
    }
    for (const identifier of row.identifiers) met.owners.set(named(identifier), new Set([user]));
    for (const column of columns) {
      const text = uniqueText(column, row.attributes[column.key]);
      if (text !== undefined) met.values.set(held(column.key, text), user);
    }
  }
  return { counts, rejected, writes };
}
