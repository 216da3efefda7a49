'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { Button } from '#app/_ui/button.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { ClientCard } from './client-card.tsx';
import { ClientDialog } from './client-dialog.tsx';

export type ClientLine = inferRouterOutputs<AppRouter>['clients']['list'][number];

/** Programs that may send people to the hosted pages and redeem codes. */
export const Clients = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const [editing, setEditing] = useState<ClientLine | 'new'>();
  const clients = useQuery(trpc.clients.list.queryOptions({ app }));
  const editable = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights.includes('client.edit') ?? false;
  const add = editable ? (
    <Button look="primary" onClick={() => setEditing('new')}>
      <Plus aria-hidden className="size-4" />
      Register a client
    </Button>
  ) : undefined;
  return (
    <Page
      title="Clients"
      description="Programs that may send people to your hosted pages and get tokens for them."
      actions={clients.data?.length === 0 ? undefined : add}
    >
      <Loaded query={clients} label="Loading clients">
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={KeyRound} title="No client yet" action={add}>
              Register each website, mobile app or server with the addresses people may be sent back to. Nothing else can receive their tokens. An app
              that only draws its own screens over HTTP needs none.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {list.map((client) => (
                <ClientCard key={client.id} app={app} client={client} editable={editable} onEdit={() => setEditing(client)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {editing !== undefined && <ClientDialog app={app} client={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} />}
    </Page>
  );
};
