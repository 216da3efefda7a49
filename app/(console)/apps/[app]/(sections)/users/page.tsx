import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Users } from './users.tsx';
import { usersQuery, viewIn } from './users-query.ts';

export const metadata: Metadata = { title: 'Users' };

type Props = { params: Promise<{ app: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

const UsersPage = async ({ params, searchParams }: Props) => {
  const { app } = await params;
  const asked = await searchParams;
  const read = (name: string) => {
    const value = asked[name];
    return typeof value === 'string' ? value : undefined;
  };
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.account.me.queryOptions()),
    queries.fetchQuery(trpc.apps.get.queryOptions({ app })),
    queries.fetchQuery(trpc.columns.list.queryOptions({ app })),
    // A filter that no longer fits is said on the page, beside the way out of it.
    queries.prefetchQuery(trpc.users.page.queryOptions(usersQuery(app, read('env') === 'sandbox' ? 'sandbox' : 'live', viewIn(read)))),
  );
  return (
    <Preloaded>
      <Users app={app} />
    </Preloaded>
  );
};
export default UsersPage;
