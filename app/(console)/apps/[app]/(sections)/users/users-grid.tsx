import type { inferRouterOutputs } from '@trpc/server';
import { BadgeCheck } from 'lucide-react';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { AppRouter } from '#server/index.ts';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { attributeWords } from './attribute-words.ts';
import { UserStatusBadge } from './user-status.tsx';

export type UserLine = inferRouterOutputs<AppRouter>['users']['page']['rows'][number];

/** What a person is known by: the first thing they sign in with. */
export const nameOf = (user: Pick<UserLine, 'identifiers' | 'id'>): string => user.identifiers[0]?.canonical ?? 'Guest';

const Identity = ({ user, onOpen }: { user: UserLine; onOpen: (id: string) => void }) => {
  const [first, ...more] = user.identifiers;
  return (
    <button
      type="button"
      onClick={() => onOpen(user.id)}
      className="flex max-w-72 cursor-pointer items-center gap-1.5 rounded-chip text-left font-medium text-accent hover:underline"
    >
      <span className="truncate">{nameOf(user)}</span>
      {first?.verified === true && (
        <>
          <BadgeCheck aria-hidden className="size-3.5 shrink-0 text-positive" />
          <span className="sr-only">confirmed</span>
        </>
      )}
      {more.length > 0 && <span className="shrink-0 text-muted text-xs">+{more.length}</span>}
    </button>
  );
};

/** One line a person. A column that only repeats what they sign in with is still shown: the builder made it. */
export const UsersGrid = ({ columns, rows, onOpen }: { columns: readonly UserColumn[]; rows: readonly UserLine[]; onOpen: (id: string) => void }) => (
  <Table
    label="Users"
    head={
      <>
        <Column>Signs in with</Column>
        <Column>Status</Column>
        {columns.map((column) => (
          <Column key={column.key}>{column.name}</Column>
        ))}
        <Column>Last sign-in</Column>
      </>
    }
  >
    {rows.map((user) => (
      <Row key={user.id}>
        <Cell>
          <Identity user={user} onOpen={onOpen} />
        </Cell>
        <Cell>{user.status === 'active' ? <span className="text-muted">Active</span> : <UserStatusBadge status={user.status} />}</Cell>
        {columns.map((column) => (
          <Cell key={column.key} className="max-w-56 truncate">
            {attributeWords(column, user.attributes[column.key]) ?? <span className="text-faint">–</span>}
          </Cell>
        ))}
        <Cell className="whitespace-nowrap text-muted">{user.lastSignInAt === null ? 'Never' : <RelativeTime at={user.lastSignInAt} />}</Cell>
      </Row>
    ))}
  </Table>
);
