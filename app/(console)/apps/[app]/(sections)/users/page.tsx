import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Users } from './users.tsx';
import { usersQuery } from './users-query.ts';

export const metadata: Metadata = { title: 'Users' };

type Props = { params: Promise<{ app: string }>; searchParams: Promise<{ env?: string | string[]; search?: string | string[] }> };

const UsersPage = async ({ params, searchParams }: Props) => {
  const { app } = await params;
  const { env, search } = await searchParams;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.apps.get.queryOptions({ app })),
    queries.fetchQuery(trpc.columns.list.queryOptions({ app })),
    queries.fetchQuery(
      trpc.users.page.queryOptions(usersQuery(app, env === 'sandbox' ? 'sandbox' : 'live', typeof search === 'string' ? search : '')),
    ),
  );
  return (
    <Preloaded>
      <Users app={app} />
    </Preloaded>
  );
};
export default UsersPage;
