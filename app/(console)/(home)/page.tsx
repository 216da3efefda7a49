import { redirect } from 'next/navigation';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { NoWorkspace } from './no-workspace.tsx';

/** The first workspace of the builder. */
const HomePage = async () => {
  const [first] = await pageQueries().fetchQuery(pageTrpc().workspaces.list.queryOptions());
  if (first !== undefined) redirect(`/workspaces/${first.id}`);
  return <NoWorkspace />;
};
export default HomePage;
