import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { ApiKeys } from './api-keys.tsx';

export const metadata: Metadata = { title: 'API keys' };

type Props = { params: Promise<{ app: string }>; searchParams: Promise<{ env?: string | string[] }> };

const ApiKeysPage = async ({ params, searchParams }: Props) => {
  const { app } = await params;
  const { env } = await searchParams;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.apps.get.queryOptions({ app })),
    queries.fetchQuery(trpc.apiKeys.list.queryOptions({ app, env: env === 'sandbox' ? 'sandbox' : 'live' })),
  );
  return (
    <Preloaded>
      <ApiKeys app={app} />
    </Preloaded>
  );
};
export default ApiKeysPage;
