import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Security } from './security.tsx';

export const metadata: Metadata = { title: 'Security' };

const SecurityPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })), queries.fetchQuery(trpc.security.get.queryOptions({ app })));
  return (
    <Preloaded>
      <Security app={app} />
    </Preloaded>
  );
};
export default SecurityPage;
