import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Flows } from './flows.tsx';

export const metadata: Metadata = { title: 'Flows' };

const FlowsPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.flows.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Flows app={app} />
    </Preloaded>
  );
};
export default FlowsPage;
