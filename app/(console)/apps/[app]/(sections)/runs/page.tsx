import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Runs } from './runs.tsx';

export const metadata: Metadata = { title: 'Runs' };

const RunsPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.flows.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Runs app={app} />
    </Preloaded>
  );
};
export default RunsPage;
