'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { NewWorkspace } from '#app/(console)/(home)/new-workspace.tsx';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Callout } from '#app/_ui/callout.tsx';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { useToast } from '#app/_ui/toast.tsx';

export const WorkspaceSettings = ({ workspace }: { workspace: string }) => {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const workspaces = useQuery(trpc.workspaces.list.queryOptions());
  const rename = useMutation(
    trpc.workspaces.rename.mutationOptions({
      onSuccess: () => {
        toast.done('Workspace renamed');
        router.refresh();
      },
    }),
  );
  const fault = faultOf(rename.error);
  return (
    <Page title="Workspace settings" actions={<NewWorkspace />}>
      <Loaded query={workspaces} label="Loading the workspace">
        {(list) => {
          const found = list.find(({ id }) => id === workspace);
          const leads = found?.role === 'owner' || found?.role === 'admin';
          if (!leads) return <Callout>Only owners and admins of the workspace can change its settings.</Callout>;
          return (
            <Panel title="Name">
              <form
                noValidate
                className="flex max-w-md items-end gap-2"
                onSubmit={(event) => {
                  event.preventDefault();
                  rename.mutate({ workspace, name: formText(event.currentTarget)('name') });
                }}
              >
                <Field label="Name of the workspace" required className="flex-1" error={fault?.fields['name'] ?? fault?.message}>
                  <Input name="name" defaultValue={found.name} autoComplete="off" />
                </Field>
                <Button type="submit" busy={rename.isPending}>
                  Rename
                </Button>
              </form>
            </Panel>
          );
        }}
      </Loaded>
    </Page>
  );
};
