import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { ConnectorDetails } from './connector-details.tsx';

export const metadata: Metadata = { title: 'Connector' };

const ConnectorPage = async ({ params }: { params: Promise<{ app: string; connector: string }> }) => {
  const { app, connector } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.apps.get.queryOptions({ app })),
    queries.fetchQuery(trpc.connectors.get.queryOptions({ app, connector })),
    queries.fetchQuery(trpc.columns.list.queryOptions({ app })),
  );
  return (
    <Preloaded>
      <ConnectorDetails app={app} connector={connector} />
    </Preloaded>
  );
};
export default ConnectorPage;
