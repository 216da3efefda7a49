import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Connectors } from './connectors.tsx';

export const metadata: Metadata = { title: 'Connectors' };

const ConnectorsPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.connectors.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Connectors app={app} />
    </Preloaded>
  );
};
export default ConnectorsPage;
