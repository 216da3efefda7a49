'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { FlowList } from '../flow-list.tsx';
import { NewFlow } from '../new-flow.tsx';
import { FlowFromFile } from './flow-from-file.tsx';
import { FlowMenu } from './flow-menu.tsx';

export const Flows = ({ app: slug }: { app: string }) => {
  const trpc = useTRPC();
  const app = useQuery(trpc.apps.get.queryOptions({ app: slug }));
  const flows = useQuery(trpc.flows.list.queryOptions({ app: slug }));
  const rights = app.data?.rights ?? [];
  const create = rights.includes('flow.edit') ? (
    <div className="flex flex-wrap gap-2">
      <FlowFromFile app={slug} />
      <NewFlow app={slug} />
    </div>
  ) : undefined;
  return (
    <Page
      title="Flows"
      description="Drawings of how people get in. What you draw is a draft until you publish it."
      actions={flows.data?.length === 0 ? undefined : create}
    >
      <Loaded query={flows} label="Loading flows">
        {(list) => <FlowList app={slug} flows={list} create={create} menu={(flow) => <FlowMenu app={slug} flow={flow} rights={rights} />} />}
      </Loaded>
    </Page>
  );
};
