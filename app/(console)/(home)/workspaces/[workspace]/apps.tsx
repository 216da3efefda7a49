'use client';

import { useQuery } from '@tanstack/react-query';
import { AppWindow } from 'lucide-react';
import { useTRPC } from '#app/_trpc/client.ts';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { AppCard } from './app-card.tsx';
import { NewApp } from './new-app.tsx';

/** The apps of a workspace as a calm list. */
export const Apps = ({ workspace }: { workspace: string }) => {
  const trpc = useTRPC();
  const apps = useQuery(trpc.apps.list.queryOptions({ workspace }));
  const workspaces = useQuery(trpc.workspaces.list.queryOptions());
  const role = workspaces.data?.find((candidate) => candidate.id === workspace)?.role;
  const creating = role === 'owner' || role === 'admin' ? <NewApp workspace={workspace} /> : undefined;
  return (
    <Page
      title="Apps"
      description="Each app has its own users, its own doors, and its own endpoints."
      actions={apps.data?.length === 0 ? undefined : creating}
    >
      <Loaded query={apps} label="Loading apps">
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={AppWindow} title="No app yet" action={creating}>
              An app here stands for the mobile app, website or server that people want to get into. Make one, draw how they sign in, and connect it
              with a few lines.
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
              {list.map((app) => (
                <AppCard key={app.slug} app={app} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
};
