import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Audit } from './audit.tsx';

export const metadata: Metadata = { title: 'Audit log' };

const AuditPage = async ({ params }: { params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.audit.list.queryOptions({ workspace })));
  return (
    <Preloaded>
      <Audit workspace={workspace} />
    </Preloaded>
  );
};
export default AuditPage;
