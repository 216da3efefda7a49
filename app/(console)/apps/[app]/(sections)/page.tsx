import type { Metadata } from 'next';
import { pageApp } from '#app/_trpc/page-app.ts';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Overview } from './overview.tsx';

type Params = { params: Promise<{ app: string }> };

export const generateMetadata = async ({ params }: Params): Promise<Metadata> => ({ title: (await pageApp((await params).app))?.name ?? 'App' });

const OverviewPage = async ({ params }: Params) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.flows.list.queryOptions({ app })));
  return (
    <Preloaded>
      <Overview app={app} />
    </Preloaded>
  );
};
export default OverviewPage;
