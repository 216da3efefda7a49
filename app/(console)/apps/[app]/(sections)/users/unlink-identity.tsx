'use client';

import { useMutation } from '@tanstack/react-query';
import { Unlink } from 'lucide-react';
import type { LinkedIdentity } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import type { UserLine } from './users-grid.tsx';
import { useUserChanged } from './use-user-changed.ts';

/** Takes an external account from a user. */
export const UnlinkIdentity = ({ app, env, user, identity }: { app: string; env: Environment; user: UserLine; identity: LinkedIdentity }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const unlink = useMutation(
    trpc.users.unlinkIdentity.mutationOptions({
      onSuccess: changed,
      onError: (error) => toast.failed('The account was not unlinked', faultOf(error)?.message),
    }),
  );
  const { connector, issuer, subject } = identity;
  return (
    <ConfirmDialog
      title={`Unlink ${identity.label ?? subject}?`}
      action="Unlink"
      trigger={
        <IconButton label={`Unlink ${identity.label ?? subject}`} size="small">
          <Unlink />
        </IconButton>
      }
      onConfirm={() => unlink.mutateAsync({ app, env, user: user.id, identity: { connector, issuer, subject } })}
    >
      They are not recognised by this account any more, and are signed out everywhere.
    </ConfirmDialog>
  );
};
