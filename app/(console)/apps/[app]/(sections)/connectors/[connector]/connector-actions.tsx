'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, Pencil, Power, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { RenameDialog } from '#app/_ui/rename-dialog.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import type { ConnectorShown } from './connector-details.tsx';

/** Renames a connector, switches it on or off, removes it. */
export const ConnectorActions = ({ app, connector }: { app: string; connector: ConnectorShown }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const [asking, setAsking] = useState<'rename' | 'off' | 'remove'>();
  const changed = () => queries.invalidateQueries({ queryKey: trpc.connectors.pathKey() });
  const failed = (error: unknown) => {
    const fault = faultOf(error);
    toast.failed('That did not work', [fault?.message, ...(fault?.reasons ?? [])].join(' '));
  };
  const change = useMutation(trpc.connectors.change.mutationOptions({ onSuccess: changed }));
  const remove = useMutation(
    trpc.connectors.remove.mutationOptions({
      onSuccess: () => {
        toast.done(`${connector.name} was removed`);
        router.push(`/apps/${app}/connectors`);
      },
      onError: failed,
    }),
  );
  const off = connector.status === 'disabled';
  const target = { app, connector: connector.id };
  const switchTo = (status: 'active' | 'disabled') => change.mutateAsync({ ...target, name: connector.name, status }, { onError: failed });
  return (
    <>
      <Menu
        trigger={
          <Button>
            <Ellipsis aria-hidden className="size-4" />
            More
          </Button>
        }
      >
        <MenuItem icon={Pencil} onSelect={() => setAsking('rename')}>
          Rename
        </MenuItem>
        <MenuItem icon={Power} onSelect={() => (off ? void switchTo('active').catch(() => undefined) : setAsking('off'))}>
          {off ? 'Switch on' : 'Switch off'}
        </MenuItem>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => setAsking('remove')}>
          Remove
        </MenuItem>
      </Menu>
      <RenameDialog
        title="Rename the connector"
        name={connector.name}
        open={asking === 'rename'}
        onClose={() => setAsking(undefined)}
        fault={faultOf(change.error)}
        onRename={(name) => change.mutateAsync({ ...target, name, status: connector.status })}
      />
      <ConfirmDialog
        title={`Switch ${connector.name} off?`}
        action="Switch off"
        open={asking === 'off'}
        onOpenChange={(open) => !open && setAsking(undefined)}
        onConfirm={() => switchTo('disabled')}
      >
        From now on nobody gets through a step that uses it, also people who are signing in right now. You can switch it on again.
      </ConfirmDialog>
      <ConfirmDialog
        title={`Remove ${connector.name}?`}
        action="Remove connector"
        open={asking === 'remove'}
        onOpenChange={(open) => !open && setAsking(undefined)}
        onConfirm={() => remove.mutateAsync(target)}
      >
        Its values and secrets are deleted in both environments. People who were recognised by it cannot be recognised by another connector. This
        cannot be undone.
      </ConfirmDialog>
    </>
  );
};
