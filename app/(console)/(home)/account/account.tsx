'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { ChangePassword } from './change-password.tsx';

export const Account = () => {
  const trpc = useTRPC();
  const me = useQuery(trpc.account.me.queryOptions());
  return (
    <Loaded query={me} label="Loading your account">
      {({ name, email, workspaces }) => (
        <Page title="Your account" description={`${name}, ${email}`}>
          <Panel title="Workspaces">
            <ul className="divide-y divide-line">
              {workspaces.map((workspace) => (
                <li key={workspace.id} className="flex items-center justify-between gap-4 py-2 first:pt-0 last:pb-0">
                  <TextLink href={`/workspaces/${workspace.id}`}>{workspace.name}</TextLink>
                  <span className="text-muted text-sm">{workspace.role}</span>
                </li>
              ))}
            </ul>
          </Panel>
          <ChangePassword />
        </Page>
      )}
    </Loaded>
  );
};
