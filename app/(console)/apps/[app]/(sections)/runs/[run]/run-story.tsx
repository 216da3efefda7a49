'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { RunStatus } from '../run-status.tsx';
import { StoryStep } from './story-step.tsx';

/** The way one person took, told step by step. */
export const RunStory = ({ app, env, run }: { app: string; env: Environment; run: string }) => {
  const trpc = useTRPC();
  const trace = useQuery(
    trpc.runs.trace.queryOptions({ app, env, run }, { refetchInterval: ({ state }) => (state.data?.run.status === 'active' ? 2_000 : false) }),
  );
  return (
    <Loaded query={trace} label="Loading the run">
      {({ run: found, steps }) => (
        <Page
          title={found.flowName}
          description={
            <>
              {found.version === 0 ? 'Draft' : `Version ${found.version}`} · {env === 'live' ? 'live' : 'sandbox'} · started{' '}
              <RelativeTime at={found.startedAt} />
            </>
          }
          actions={
            <>
              <RunStatus status={found.status} />
              <LinkButton size="small" href={`/apps/${app}/flows/${found.flowSlug}?run=${found.id}${env === 'sandbox' ? '&env=sandbox' : ''}`}>
                Show on the canvas
              </LinkButton>
              <LinkButton size="small" href={`/apps/${app}/runs${env === 'sandbox' ? '?env=sandbox' : ''}`}>
                All runs
              </LinkButton>
            </>
          }
        >
          {steps.length === 0 && <p className="text-muted">The trace of this run is gone: traces are kept for 30 days.</p>}
          <ol className="flex flex-col gap-3">
            {steps.map((step, index) => (
              <StoryStep key={step.number} step={step} before={steps[index - 1]} startedAt={found.startedAt} />
            ))}
          </ol>
        </Page>
      )}
    </Loaded>
  );
};
