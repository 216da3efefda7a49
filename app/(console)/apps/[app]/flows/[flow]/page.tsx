import type { Metadata } from 'next';
import { OpenFlow } from '#app/_designer/open-flow.tsx';
import { Preloaded, preload } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';

type Props = { params: Promise<{ app: string; flow: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({ title: (await params).flow });

const FlowPage = async ({ params }: Props) => {
  const { app, flow } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.apps.get.queryOptions({ app })),
    queries.fetchQuery(trpc.flows.find.queryOptions({ app, slug: flow })),
    queries.fetchQuery(trpc.columns.list.queryOptions({ app })),
  );
  return (
    <Preloaded>
      <OpenFlow app={app} flow={flow} />
    </Preloaded>
  );
};
export default FlowPage;
