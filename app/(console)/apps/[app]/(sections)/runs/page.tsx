import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Runs } from './runs.tsx';
import { runsQuery } from './runs-query.ts';

export const metadata: Metadata = { title: 'Runs' };

type Props = {
  params: Promise<{ app: string }>;
  searchParams: Promise<{ env?: string | string[]; flow?: string | string[]; user?: string | string[] }>;
};

const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

const RunsPage = async ({ params, searchParams }: Props) => {
  const { app } = await params;
  const { env, flow, user } = await searchParams;
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(
    queries.fetchQuery(trpc.flows.list.queryOptions({ app })),
    queries.fetchQuery(
      trpc.runs.list.queryOptions(runsQuery(app, env === 'sandbox' ? 'sandbox' : 'live', { flow: single(flow), user: single(user) })),
    ),
  );
  return (
    <Preloaded>
      <Runs app={app} />
    </Preloaded>
  );
};
export default RunsPage;
