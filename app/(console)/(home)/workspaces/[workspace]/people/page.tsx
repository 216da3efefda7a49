import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { People } from './people.tsx';

export const metadata: Metadata = { title: 'People' };

const PeoplePage = async ({ params }: { params: Promise<{ workspace: string }> }) => {
  const { workspace } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.people.list.queryOptions({ workspace })));
  return (
    <Preloaded>
      <People workspace={workspace} />
    </Preloaded>
  );
};
export default PeoplePage;
