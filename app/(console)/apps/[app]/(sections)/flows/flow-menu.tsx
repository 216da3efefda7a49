'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Activity, Ellipsis, OctagonX, Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Right } from '#server/console/policy.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { counted } from '#app/_ui/counted.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { RenameDialog } from '#app/_ui/rename-dialog.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import type { FlowLine } from '../flow-list.tsx';

/** What can be done to a flow without opening it. */
export const FlowMenu = ({ app, flow, rights }: { app: string; flow: FlowLine; rights: readonly Right[] }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState<'rename' | 'remove' | 'abort'>();
  const close = () => setAsking(undefined);
  const changed = () => queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey({ app }) });
  const failed = (error: unknown) => toast.failed('That did not work', faultOf(error)?.message);
  const rename = useMutation(trpc.flows.rename.mutationOptions({ onSuccess: changed }));
  const remove = useMutation(
    trpc.flows.remove.mutationOptions({
      onSuccess: () => {
        toast.done(`${flow.name} was removed`);
        return changed();
      },
      onError: failed,
    }),
  );
  const abort = useMutation(
    trpc.flows.abortRuns.mutationOptions({ onSuccess: ({ ended }) => toast.done(`${counted(ended, 'run')} ended`), onError: failed }),
  );
  return (
    <>
      <Menu
        trigger={
          <IconButton label={`More for ${flow.name}`} size="small">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={Activity} onSelect={() => router.push(`/apps/${app}/runs?flow=${flow.id}`)}>
          Show its runs
        </MenuItem>
        {rights.includes('flow.edit') && (
          <MenuItem icon={Pencil} onSelect={() => setAsking('rename')}>
            Rename
          </MenuItem>
        )}
        {rights.includes('flow.publish') && (
          <>
            <MenuSeparator />
            <MenuItem icon={OctagonX} danger onSelect={() => setAsking('abort')}>
              End all live runs
            </MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => setAsking('remove')}>
              Remove flow
            </MenuItem>
          </>
        )}
      </Menu>
      <RenameDialog
        title="Rename flow"
        name={flow.name}
        open={asking === 'rename'}
        onClose={close}
        fault={faultOf(rename.error)}
        onRename={(name) => rename.mutateAsync({ flow: flow.id, name })}
      />
      <ConfirmDialog
        title={`Remove ${flow.name}?`}
        action="Remove flow"
        open={asking === 'remove'}
        onOpenChange={(open) => !open && close()}
        onConfirm={() => remove.mutateAsync({ flow: flow.id })}
      >
        Its drawing and all its versions are gone for good. Apps that use it get “not found” from now on.
      </ConfirmDialog>
      <ConfirmDialog
        title="End all live runs?"
        action="End runs"
        open={asking === 'abort'}
        onOpenChange={(open) => !open && close()}
        onConfirm={() => abort.mutateAsync({ flow: flow.id, env: 'live' })}
      >
        Everybody who is in the middle of this flow has to start again. For emergencies, when the version they began on must not be used any longer.
        Sessions that were issued already stay.
      </ConfirmDialog>
    </>
  );
};
