import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Apps } from './apps.tsx';

export const metadata: Metadata = { title: 'Apps' };

const WorkspacePage = async ({ params }: { params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  const trpc = pageTrpc();
  const queries = pageQueries();
  await preload(queries.fetchQuery(trpc.apps.list.queryOptions({ workspace })), queries.fetchQuery(trpc.workspaces.list.queryOptions()));
  return (
    <Preloaded>
      <Apps workspace={workspace} />
    </Preloaded>
  );
};
export default WorkspacePage;
