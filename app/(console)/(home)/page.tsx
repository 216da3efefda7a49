import { redirect } from 'next/navigation';
import { pageContext } from '#app/_trpc/server.ts';
import { NoWorkspace } from './no-workspace.tsx';

/** The first workspace of the builder. */
const HomePage = async () => {
  const { actor, services } = await pageContext();
  const [first] = actor === undefined ? [] : await services.storage.members.workspaces(actor.member.id);
  if (first !== undefined) redirect(`/workspaces/${first.id}`);
  return <NoWorkspace />;
};
export default HomePage;
