import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Users } from './users.tsx';

export const metadata: Metadata = { title: 'Users' };

const UsersPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.columns.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Users app={app} />
    </Preloaded>
  );
};
export default UsersPage;
