'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Download, KeyRound, SearchX, UsersRound } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button, buttonClass } from '#app/_ui/button.tsx';
import { counted } from '#app/_ui/counted.ts';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Pager } from '#app/_ui/pager.tsx';
import { SearchField } from '#app/_ui/search-field.tsx';
import { useAddress } from '#app/_ui/use-address.ts';
import { AddUser } from './add-user.tsx';
import { ColumnChooser } from './column-chooser.tsx';
import { Columns } from './columns.tsx';
import { FilterBar } from './filter-bar.tsx';
import { gridColumns, laidOut } from './grid-columns.ts';
import { GridSkeleton } from './grid-skeleton.tsx';
import { ImportUsers } from './import-users.tsx';
import { MarkedBar } from './marked-bar.tsx';
import { useGridLayout } from './use-grid-layout.ts';
import { UserPanel } from './user-panel.tsx';
import { UsersGrid } from './users-grid.tsx';
import { type GridView, selectionIn, usersQuery, viewIn } from './users-query.ts';

const nobody: ReadonlySet<string> = new Set();

/** The people who sign in to an app. */
export const Users = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const { read, write } = useAddress();
  const env = useEnvironment();
  const view = viewIn(read);
  /** Where the pages before this one began; the last one is this page's. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [marked, setMarked] = useState(nobody);
  const [everybody, setEverybody] = useState(false);
  const after = cursors.at(-1);
  const me = useQuery(trpc.account.me.queryOptions()).data?.id ?? '';
  const [layout, keepLayout] = useGridLayout(app, me);
  const rights = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights ?? [];
  const columns = laidOut(gridColumns(useQuery(trpc.columns.list.queryOptions({ app })).data ?? []), layout);
  const users = useQuery(trpc.users.page.queryOptions(usersQuery(app, env, view, after), { placeholderData: keepPreviousData }));
  const first = useQuery(trpc.users.page.queryOptions(usersQuery(app, env, view), { enabled: after !== undefined }));
  const begun = after === undefined ? users.data : first.data;
  // A search that fits very many shows them before it has counted them.
  const counting = useQuery(
    trpc.users.count.queryOptions({ app, env, ...selectionIn(view) }, { enabled: begun !== undefined && begun.total === undefined }),
  );
  const total = begun?.total ?? counting.data?.total;
  const editable = rights.includes('user.edit');
  const clear = () => {
    setMarked(nobody);
    setEverybody(false);
  };
  const look = (next: Partial<GridView>) => {
    const { search, filters, sort } = { ...view, ...next };
    setCursors([]);
    clear();
    write({
      search: search === '' ? undefined : search,
      filter: filters.length === 0 ? undefined : JSON.stringify(filters),
      sort: sort === undefined ? undefined : `${sort.descending ? '-' : ''}${sort.field}`,
    });
  };
  const mark = (ids: readonly string[], on: boolean) => {
    setEverybody(false);
    const next = new Set(marked);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setMarked(next);
  };
  const narrowed = view.search !== '' || view.filters.length > 0;
  const fault = users.data === undefined ? faultOf(users.error) : undefined;
  const listed = JSON.stringify({ ...selectionIn(view), ...(view.sort !== undefined && { sort: view.sort }) });
  return (
    <Page
      wide
      title="Users"
      description={env === 'live' ? 'Everybody who can sign in to the live app.' : 'People of the sandbox: nothing here reaches the live app.'}
      actions={
        <>
          {rights.includes('app.settings') && (
            <Link href={`/apps/${app}/users/api-keys${env === 'sandbox' ? '?env=sandbox' : ''}`} className={buttonClass()}>
              <KeyRound aria-hidden className="size-4" />
              API keys
            </Link>
          )}
          {editable && <Columns app={app} />}
          {editable && <ImportUsers app={app} env={env} />}
          {editable && <AddUser app={app} env={env} />}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-3">
        <SearchField
          label="Search users"
          placeholder="Search name, e-mail, phone…"
          value={view.search}
          onSearch={(search) => look({ search })}
          className="min-w-56 flex-1"
        />
        <FilterBar columns={columns.all} filters={view.filters} onChange={(filters) => look({ filters })} />
        <ColumnChooser columns={columns.all} layout={layout} onChange={keepLayout} />
        <a href={`/files/apps/${app}/${env}/users.csv?query=${encodeURIComponent(listed)}`} download className={buttonClass()}>
          <Download aria-hidden className="size-4" />
          Export
        </a>
        <EnvironmentSwitch />
      </div>
      {(marked.size > 0 || everybody) && (
        <MarkedBar
          app={app}
          env={env}
          view={view}
          marked={marked}
          total={total ?? marked.size}
          everybody={everybody}
          onEverybody={() => setEverybody(true)}
          onClear={clear}
        />
      )}
      {fault !== undefined ? (
        <Failure fault={fault} retry={() => void users.refetch()} />
      ) : users.data === undefined ? (
        <GridSkeleton />
      ) : users.data.rows.length === 0 && cursors.length === 0 ? (
        narrowed ? (
          <EmptyState
            icon={SearchX}
            title={view.search === '' ? 'Nobody fits these filters' : `Nobody fits “${view.search}”`}
            action={<Button onClick={() => look({ search: '', filters: [] })}>Show everybody</Button>}
          >
            Search looks into e-mail addresses, phone numbers, user names and text columns.
          </EmptyState>
        ) : (
          <EmptyState icon={UsersRound} title={env === 'live' ? 'Nobody has signed in yet' : 'The sandbox is empty'}>
            People appear here when they register through a published flow, or when you add them by hand, from a file or by the management API.
            Columns say what you want to know of them.
          </EmptyState>
        )
      ) : (
        <>
          <UsersGrid
            columns={columns.shown}
            rows={users.data.rows}
            total={total}
            before={cursors.length * 50}
            sort={view.sort}
            marked={everybody ? new Set(users.data.rows.map(({ id }) => id)) : marked}
            editable={editable}
            onSort={(sort) => look({ sort })}
            onMark={mark}
            onOpen={(user) => write({ user })}
          />
          <Pager
            summary={total === undefined ? '' : counted(total, 'person', 'people')}
            page={cursors.length + 1}
            onBack={cursors.length === 0 ? undefined : () => setCursors(cursors.slice(0, -1))}
            onNext={users.data.next === undefined ? undefined : () => setCursors([...cursors, users.data?.next ?? ''])}
          />
        </>
      )}
      <UserPanel app={app} env={env} user={read('user')} editable={editable} onClose={() => write({ user: undefined })} />
    </Page>
  );
};
