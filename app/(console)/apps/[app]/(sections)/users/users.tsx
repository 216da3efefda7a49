'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SearchX, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { Button } from '#app/_ui/button.tsx';
import { counted } from '#app/_ui/counted.ts';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Pager } from '#app/_ui/pager.tsx';
import { SearchField } from '#app/_ui/search-field.tsx';
import { useAddress } from '#app/_ui/use-address.ts';
import { AddUser } from './add-user.tsx';
import { Columns } from './columns.tsx';
import { UserPanel } from './user-panel.tsx';
import { UsersGrid } from './users-grid.tsx';
import { usersQuery } from './users-query.ts';

/** The people who sign in to an app. */
export const Users = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const { read, write } = useAddress();
  const env = useEnvironment();
  const search = read('search') ?? '';
  /** Where the pages before this one began; the last one is this page's. */
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const after = cursors.at(-1);
  const rights = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights ?? [];
  const columns = useQuery(trpc.columns.list.queryOptions({ app }));
  const users = useQuery(trpc.users.page.queryOptions(usersQuery(app, env, search, after), { placeholderData: keepPreviousData }));
  const editable = rights.includes('user.edit');
  const find = (words: string) => {
    setCursors([]);
    write({ search: words === '' ? undefined : words });
  };
  return (
    <Page
      wide
      title="Users"
      description={env === 'live' ? 'Everybody who can sign in to the live app.' : 'People of the sandbox: nothing here reaches the live app.'}
      actions={
        <>
          {editable && <Columns app={app} />}
          {editable && <AddUser app={app} env={env} />}
        </>
      }
    >
      <div className="flex flex-wrap items-center gap-3">
        <SearchField label="Search users" placeholder="Search name, e-mail, phone…" value={search} onSearch={find} className="min-w-56 flex-1" />
        <EnvironmentSwitch />
      </div>
      <Loaded query={users} label="Loading users">
        {(page) =>
          page.rows.length === 0 ? (
            search === '' ? (
              <EmptyState icon={UsersRound} title={env === 'live' ? 'Nobody has signed in yet' : 'The sandbox is empty'}>
                People appear here when they register through a published flow, or when you add them by hand. Columns say what you want to know of
                them.
              </EmptyState>
            ) : (
              <EmptyState icon={SearchX} title={`Nobody fits “${search}”`} action={<Button onClick={() => find('')}>Show everybody</Button>}>
                Search looks into e-mail addresses, phone numbers, user names and text columns.
              </EmptyState>
            )
          ) : (
            <>
              <UsersGrid columns={columns.data ?? []} rows={page.rows} onOpen={(user) => write({ user })} />
              <Pager
                summary={counted(page.total, 'person', 'people')}
                page={cursors.length + 1}
                onBack={cursors.length === 0 ? undefined : () => setCursors(cursors.slice(0, -1))}
                onNext={page.next === undefined ? undefined : () => setCursors([...cursors, page.next ?? ''])}
              />
            </>
          )
        }
      </Loaded>
      <UserPanel app={app} env={env} user={read('user')} editable={editable} onClose={() => write({ user: undefined })} />
    </Page>
  );
};
