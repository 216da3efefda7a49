'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { useToast } from '#app/_ui/toast.tsx';

/** The main switch of an app. */
export const AppStatus = ({ app, name, status }: { app: string; name: string; status: 'active' | 'disabled' }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const set = useMutation(
    trpc.apps.status.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apps.get.queryKey({ app }) }),
      onError: (error) => toast.failed('That did not work', faultOf(error)?.message),
    }),
  );
  return (
    <Panel
      title={status === 'active' ? 'Switch the app off' : 'The app is switched off'}
      description={
        status === 'active'
          ? 'Nobody can sign in, sessions are not renewed, and its addresses answer “not found”. Nothing is lost.'
          : 'Switch it on again and everything is as it was.'
      }
      actions={
        status === 'active' ? (
          <ConfirmDialog
            title={`Switch ${name} off?`}
            action="Switch off"
            trigger={<Button look="danger">Switch off</Button>}
            onConfirm={() => set.mutateAsync({ app, status: 'disabled' })}
          >
            Everybody who uses it now is locked out until you switch it on again.
          </ConfirmDialog>
        ) : (
          <Button look="primary" busy={set.isPending} onClick={() => set.mutate({ app, status: 'active' })}>
            Switch on
          </Button>
        )
      }
    />
  );
};
