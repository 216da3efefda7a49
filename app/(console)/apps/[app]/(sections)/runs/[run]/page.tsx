import type { Metadata } from 'next';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { RunStory } from './run-story.tsx';

export const metadata: Metadata = { title: 'Run' };

type Props = { params: Promise<{ app: string; run: string }>; searchParams: Promise<{ env?: string | string[] }> };

const RunPage = async ({ params, searchParams }: Props) => {
  const { app, run } = await params;
  const env = (await searchParams).env === 'sandbox' ? 'sandbox' : 'live';
  const [queries, trpc] = [pageQueries(), pageTrpc()];
  await preload(queries.fetchQuery(trpc.runs.trace.queryOptions({ app, env, run })));
  return (
    <Preloaded>
      <RunStory app={app} env={env} run={run} />
    </Preloaded>
  );
};
export default RunPage;
