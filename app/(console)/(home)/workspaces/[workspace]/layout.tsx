import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { WorkspaceNavigation } from './workspace-navigation.tsx';

const WorkspaceLayout = async ({ params, children }: { params: Promise<{ workspace: string }>; children: ReactNode }) => {
  const { workspace: id } = await params;
  const mine = await pageQueries().fetchQuery(pageTrpc().workspaces.list.queryOptions());
  const workspace = mine.find((candidate) => candidate.id === id);
  if (workspace === undefined) notFound();
  return (
    <>
      <TopBar crumbs={[{ label: workspace.name }]} />
      <WorkspaceNavigation workspace={id} others={mine.filter((other) => other.id !== id)} role={workspace.role} />
      {children}
    </>
  );
};
export default WorkspaceLayout;
