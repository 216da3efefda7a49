'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { AppStatus } from './app-status.tsx';
import { SettingsForm } from './settings-form.tsx';
import { Twin } from './twin.tsx';

/** What holds for everybody who signs in to the app. */
export const Settings = ({ app: slug }: { app: string }) => {
  const trpc = useTRPC();
  const app = useQuery(trpc.apps.get.queryOptions({ app: slug }));
  return (
    <Loaded query={app} label="Loading the settings">
      {(found) => {
        const editable = found.rights.includes('app.settings');
        return (
          <Page title="Settings" description={`What holds for everybody who uses ${found.name}. Changes apply to people who sign in from now on.`}>
            {!editable && <Callout>Only owners and admins of the workspace can change settings.</Callout>}
            <SettingsForm app={found} editable={editable} />
            <Twin app={slug} disabled={!editable} />
            {editable && <AppStatus app={slug} name={found.name} status={found.status} />}
          </Page>
        );
      }}
    </Loaded>
  );
};
