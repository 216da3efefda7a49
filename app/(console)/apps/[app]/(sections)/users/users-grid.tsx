'use client';

import type { inferRouterOutputs } from '@trpc/server';
import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, BadgeCheck, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { attributeWords } from './attribute-words.ts';
import type { GridColumn } from './grid-columns.ts';
import { RowMark } from './row-mark.tsx';
import { UserStatusBadge } from './user-status.tsx';
import type { GridSort } from './users-query.ts';

export type UserLine = inferRouterOutputs<AppRouter>['users']['page']['rows'][number];

/** What a person is known by: the first thing they sign in with, or an external account. */
export const nameOf = (user: Pick<UserLine, 'identifiers' | 'identities' | 'id'>): string =>
  user.identifiers[0]?.canonical ?? user.identities?.[0]?.label ?? 'Guest';

const cellClass = 'px-3 py-2.5 align-middle outline-offset-[-2px]';

const Identity = ({ user }: { user: UserLine }) => {
  const [first, ...more] = user.identifiers;
  return (
    <>
      <span className="truncate">{nameOf(user)}</span>
      {first?.verified === true && (
        <>
          <BadgeCheck aria-hidden className="size-3.5 shrink-0 text-positive" />
          <span className="sr-only">confirmed</span>
        </>
      )}
      {more.length > 0 && <span className="shrink-0 text-muted text-xs">+{more.length}</span>}
    </>
  );
};

const Content = ({ column, user }: { column: GridColumn; user: UserLine }) => {
  if (column.id === '@status')
    return user.status === 'active' ? <span className="text-muted">Active</span> : <UserStatusBadge status={user.status} />;
  if (column.id === '@created') return <RelativeTime at={user.createdAt} />;
  if (column.id === '@last-sign-in') return user.lastSignInAt === null ? 'Never' : <RelativeTime at={user.lastSignInAt} />;
  const words = column.own && attributeWords(column.own, user.attributes[column.id]);
  return words ?? <span className="text-faint">–</span>;
};

const SortMark = ({ sort, id }: { sort: GridSort | undefined; id: string }) => {
  if (sort?.field !== id) return <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />;
  return sort.descending ? <ArrowDown aria-hidden className="size-3.5 text-accent" /> : <ArrowUp aria-hidden className="size-3.5 text-accent" />;
};

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [10, 0],
  PageUp: [-10, 0],
};

/**
 * A grid after the WAI-ARIA pattern: one stop for the tab key, arrow keys from cell to cell, space marks the row, enter opens it. The
 * cells' controls are the cells' own focus.
 */
export const UsersGrid = ({
  columns,
  rows,
  total,
  before,
  sort,
  marked,
  editable,
  onSort,
  onMark,
  onOpen,
}: {
  columns: readonly GridColumn[];
  rows: readonly UserLine[];
  total: number | undefined;
  /** How many rows stand on the pages before. */
  before: number;
  sort: GridSort | undefined;
  marked: ReadonlySet<string>;
  editable: boolean;
  onSort: (sort: GridSort | undefined) => void;
  onMark: (ids: readonly string[], marked: boolean) => void;
  onOpen: (id: string) => void;
}) => {
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const shift = editable ? 1 : 0;
  const [lastRow, lastColumn] = [rows.length, columns.length + shift - 1];
  const at = { row: Math.min(active.row, lastRow), column: Math.min(active.column, lastColumn) };
  const place = (row: number, column: number) => ({
    'data-cell': `${row}:${column}`,
    tabIndex: at.row === row && at.column === column ? 0 : -1,
    onFocus: () => setActive({ row, column }),
  });
  const go = (row: number, column: number) => {
    const next = { row: Math.max(0, Math.min(lastRow, row)), column: Math.max(0, Math.min(lastColumn, column)) };
    setActive(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const user = rows[at.row - 1];
    const step = steps[event.key];
    if (step !== undefined) go(at.row + step[0], at.column + step[1]);
    else if (event.key === 'Home') go(event.ctrlKey ? 0 : at.row, 0);
    else if (event.key === 'End') go(event.ctrlKey ? lastRow : at.row, lastColumn);
    else if (event.key === ' ' && user !== undefined && editable) onMark([user.id], !marked.has(user.id));
    else if (event.key === 'Enter' && user !== undefined) onOpen(user.id);
    else return;
    event.preventDefault();
  };
  const all = rows.length > 0 && rows.every(({ id }) => marked.has(id));
  const turn = (id: string) =>
    onSort(sort?.field !== id ? { field: id, descending: false } : sort.descending ? undefined : { field: id, descending: true });
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-surface">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a table */}
      <table
        ref={table}
        role="grid"
        aria-label="Users"
        aria-rowcount={total === undefined ? -1 : total + 1}
        aria-multiselectable={editable}
        onKeyDown={press}
        className="w-full border-collapse text-left"
      >
        <thead className="border-line border-b bg-sunken text-muted text-xs">
          <tr aria-rowindex={1}>
            {editable && (
              <th scope="col" className="w-10 px-3 py-2">
                <RowMark
                  label="Mark everybody on this page"
                  state={all ? true : rows.some(({ id }) => marked.has(id)) ? 'some' : false}
                  onChange={(next) =>
                    onMark(
                      rows.map(({ id }) => id),
                      next,
                    )
                  }
                  {...place(0, 0)}
                />
              </th>
            )}
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                aria-sort={sort?.field === column.id ? (sort.descending ? 'descending' : 'ascending') : undefined}
                className="whitespace-nowrap px-1 py-1 font-medium"
              >
                {column.kind === 'pin' ? (
                  <span className="px-2" {...place(0, index + shift)}>
                    {column.name}
                  </span>
                ) : (
                  <button
                    type="button"
                    onClick={() => turn(column.id)}
                    className="inline-flex h-7 cursor-pointer items-center gap-1 rounded-chip px-2 font-medium hover:bg-hover hover:text-ink"
                    {...place(0, index + shift)}
                  >
                    {column.name}
                    <SortMark sort={sort} id={column.id} />
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {rows.map((user, index) => (
            <tr
              key={user.id}
              aria-rowindex={before + index + 2}
              aria-selected={editable ? marked.has(user.id) : undefined}
              className={clsx(marked.has(user.id) ? 'bg-accent-soft' : 'hover:bg-hover')}
            >
              {editable && (
                <td className="w-10 px-3">
                  <RowMark
                    label={`Mark ${nameOf(user)}`}
                    state={marked.has(user.id)}
                    onChange={(next) => onMark([user.id], next)}
                    {...place(index + 1, 0)}
                  />
                </td>
              )}
              {columns.map((column, position) =>
                column.id === '@identifier' ? (
                  <td key={column.id} className={cellClass}>
                    <button
                      type="button"
                      onClick={() => onOpen(user.id)}
                      className="flex max-w-72 cursor-pointer items-center gap-1.5 rounded-chip text-left font-medium text-accent hover:underline"
                      {...place(index + 1, position + shift)}
                    >
                      <Identity user={user} />
                    </button>
                  </td>
                ) : (
                  <td
                    key={column.id}
                    className={clsx(cellClass, 'max-w-56 truncate', column.kind === 'instant' && 'whitespace-nowrap text-muted')}
                    {...place(index + 1, position + shift)}
                  >
                    <Content column={column} user={user} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
