'use client';

import { useQuery } from '@tanstack/react-query';
import { ChevronRight, Plug, Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { connectorKinds } from '#flows/connectors/registry.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { NodeIcon } from '#app/_ui/node-icon.tsx';
import { Page } from '#app/_ui/page.tsx';
import { NewConnector } from './new-connector.tsx';

/** Services outside that this app's flows may call. */
export const Connectors = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const [adding, setAdding] = useState(false);
  const connectors = useQuery(trpc.connectors.list.queryOptions({ app }));
  const editable = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights.includes('connector.edit') ?? false;
  const add = editable ? (
    <Button look="primary" onClick={() => setAdding(true)}>
      <Plus aria-hidden className="size-4" />
      Add a connector
    </Button>
  ) : undefined;
  return (
    <Page
      title="Connectors"
      description="Services outside that your flows may ask: a company directory, a sign-in service, an SMS gateway."
      actions={connectors.data?.length === 0 ? undefined : add}
    >
      <Loaded query={connectors} label="Loading connectors">
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={Plug} title="No connector yet" action={add}>
              A connector holds where a service is and how to talk to it, once for the sandbox and once for live. Steps of a flow then choose it by
              its name. Its secrets are kept sealed and never shown again.
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-2">
              {list.map(({ id, name, kind, active, envs }) => (
                <li key={id}>
                  <Link
                    href={`/apps/${app}/connectors/${id}`}
                    className="flex items-center gap-3 rounded-card border border-line bg-surface p-4 hover:border-line-strong"
                  >
                    <NodeIcon name={connectorKinds[kind]?.icon ?? null} className="size-5 shrink-0 text-muted" />
                    <span className="min-w-0 flex-1">
                      <span className="flex flex-wrap items-center gap-2">
                        <span className="font-semibold">{name}</span>
                        {!active && <Badge tone="negative">Switched off</Badge>}
                        {envs.includes('live') ? <Badge tone="positive">Live</Badge> : <Badge tone="caution">Not set up for live</Badge>}
                        {envs.includes('sandbox') && <Badge tone="neutral">Sandbox</Badge>}
                      </span>
                      <span className="block text-muted text-sm">{connectorKinds[kind]?.title ?? kind}</span>
                    </span>
                    <ChevronRight aria-hidden className="size-4 text-muted" />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && <NewConnector app={app} onClose={() => setAdding(false)} />}
    </Page>
  );
};
