'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { LiveProblems } from '../live-problems.tsx';
import { DrawnJustNow, type Drawn } from './drawn-just-now.tsx';
import { SecurityForm } from './security-form.tsx';

/** How people get into the app, as one form. It draws the app's flow, and reads back what is drawn (MOB-1 to MOB-12). */
export const Security = ({ app: slug }: { app: string }) => {
  const trpc = useTRPC();
  const app = useQuery(trpc.apps.get.queryOptions({ app: slug }));
  const security = useQuery(trpc.security.get.queryOptions({ app: slug }));
  const [drawn, setDrawn] = useState<Drawn>();
  return (
    <Loaded query={app} label="Loading the app">
      {(found) => (
        <Loaded query={security} label="Reading the flow">
          {(view) => {
            const editable = found.rights.includes('app.settings') && found.rights.includes('flow.edit');
            return (
              <Page
                title="Security"
                description={`Who gets into ${found.name}, and how. Your answers draw the app’s flow; whatever they cannot say, you draw yourself.`}
                actions={view.flow !== null && <LinkButton href={`/apps/${slug}/flows/${view.flow.slug}`}>Open the flow</LinkButton>}
              >
                {!editable && <Callout>Only owners and admins of the workspace can change this.</Callout>}
                {drawn?.undo && drawn.revision === view.flow?.revision && (
                  <DrawnJustNow app={slug} drawn={{ ...drawn, undo: drawn.undo }} onBack={() => setDrawn(undefined)} />
                )}
                <LiveProblems app={slug} />
                <SecurityForm key={view.flow?.revision ?? 0} app={slug} view={view} editable={editable} onDrawn={setDrawn} />
              </Page>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
};
