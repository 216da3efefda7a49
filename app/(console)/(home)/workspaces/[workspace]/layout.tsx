import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { pageContext } from '#app/_trpc/server.ts';
import { WorkspaceNavigation } from './workspace-navigation.tsx';

const WorkspaceLayout = async ({ params, children }: { params: Promise<{ workspace: string }>; children: ReactNode }) => {
  const { workspace: id } = await params;
  const { actor, services } = await pageContext();
  const mine = actor === undefined ? [] : await services.storage.members.workspaces(actor.member.id);
  const workspace = mine.find((candidate) => candidate.id === id);
  if (workspace === undefined) notFound();
  return (
    <>
      <TopBar crumbs={[{ label: workspace.name }]} />
      <WorkspaceNavigation workspace={id} others={mine.filter((other) => other.id !== id).map(({ id: other, name }) => ({ id: other, name }))} role={workspace.role} />
      {children}
    </>
  );
};
export default WorkspaceLayout;
