import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { WorkspaceSettings } from './workspace-settings.tsx';

export const metadata: Metadata = { title: 'Workspace settings' };

const WorkspaceSettingsPage = async ({ params }: { params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.workspaces.list.queryOptions()));
  return (
    <Preloaded>
      <WorkspaceSettings workspace={workspace} />
    </Preloaded>
  );
};
export default WorkspaceSettingsPage;
