import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Clients } from './clients.tsx';

export const metadata: Metadata = { title: 'Clients' };

const ClientsPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.clients.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Clients app={app} />
    </Preloaded>
  );
};
export default ClientsPage;
