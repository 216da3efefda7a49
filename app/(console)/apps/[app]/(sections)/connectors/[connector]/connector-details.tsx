'use client';

import { useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';
import { connectorKinds } from '#flows/connectors/registry.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { ConnectorActions } from './connector-actions.tsx';
import { ConnectorValues } from './connector-values.tsx';
import { SignInTest } from './sign-in-test.tsx';

export type ConnectorShown = inferRouterOutputs<AppRouter>['connectors']['get'];

const Uses = ({ app, uses }: { app: string; uses: ConnectorShown['uses'] }) =>
  uses.length === 0 ? (
    <p className="text-muted">No flow uses it yet. Choose it in a step that needs it.</p>
  ) : (
    <ul className="flex flex-col gap-2">
      {uses.map(({ flow, slug, name, draft, live }) => (
        <li key={flow} className="flex flex-wrap items-center gap-2">
          <TextLink href={`/apps/${app}/flows/${slug}`}>{name}</TextLink>
          {live && <Badge tone="positive">Published</Badge>}
          {draft && <Badge tone="neutral">Draft</Badge>}
        </li>
      ))}
    </ul>
  );

/** One service outside: its values in each environment, whether they work, and which flows rely on it. */
export const ConnectorDetails = ({ app, connector: id }: { app: string; connector: string }) => {
  const trpc = useTRPC();
  const env = useEnvironment();
  const connector = useQuery(trpc.connectors.get.queryOptions({ app, connector: id }));
  const columns = useQuery(trpc.columns.list.queryOptions({ app }));
  const editable = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights.includes('connector.edit') ?? false;
  return (
    <Loaded query={connector} label="Loading the connector">
      {(shown) => {
        const definition = connectorKinds[shown.kind];
        return (
          <Page title={shown.name} description={definition?.summary} actions={editable && <ConnectorActions app={app} connector={shown} />}>
            {shown.status === 'disabled' && (
              <Callout tone="caution" title="Switched off">
                No flow can use it, and sign-ins under way are not let through.
              </Callout>
            )}
            <Panel
              title="Values"
              description="Each environment has its own, so that the sandbox can use a test system."
              actions={<EnvironmentSwitch />}
            >
              {definition === undefined ? (
                <p className="text-muted">This server does not know this kind of connector. Update it to change the values.</p>
              ) : (
                <ConnectorValues
                  key={`${env}/${shown.values[env]?.updatedAt ?? ''}`}
                  app={app}
                  connector={shown}
                  definition={definition}
                  env={env}
                  editable={editable}
                  columns={columns.data ?? []}
                />
              )}
            </Panel>
            {editable && shown.callbacks !== null && <SignInTest key={env} app={app} connector={id} env={env} callback={shown.callbacks[env]} />}
            <Panel title="Used in">
              <Uses app={app} uses={shown.uses} />
            </Panel>
          </Page>
        );
      }}
    </Loaded>
  );
};
