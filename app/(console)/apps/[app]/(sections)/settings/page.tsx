import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Settings } from './settings.tsx';

export const metadata: Metadata = { title: 'Settings' };

const SettingsPage = async ({ params }: { params: Promise<{ app: string }> }) => {
  const { app } = await params;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.apps.get.queryOptions({ app })));
  return (
    <Preloaded>
      <Settings app={app} />
    </Preloaded>
  );
};
export default SettingsPage;
