'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, CircleOff, Hourglass, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { nameOf, type UserLine } from './users-grid.tsx';
import { useUserChanged } from './use-user-changed.ts';

/** Approve, switch off, remove. */
export const UserActions = ({ app, env, user, onRemoved }: { app: string; env: Environment; user: UserLine; onRemoved: () => void }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const [asking, setAsking] = useState(false);
  const failed = (error: unknown) => toast.failed('That did not work', faultOf(error)?.message);
  const change = useMutation(trpc.users.change.mutationOptions({ onSuccess: changed, onError: failed }));
  const remove = useMutation(
    trpc.users.remove.mutationOptions({
      onSuccess: async () => {
        onRemoved();
        toast.done(`${nameOf(user)} was removed`);
        await changed();
      },
      onError: failed,
    }),
  );
  const set = (status: 'active' | 'unapproved' | 'disabled') => change.mutateAsync({ app, env, user: user.id, status });
  const active = user.status === 'active';
  const Icon = active ? CircleOff : CircleCheck;
  return (
    <section aria-label="Access" className="flex flex-wrap gap-2 border-line border-t pt-4">
      {/* One button for both ways, so that focus stays on it when the status has changed. */}
      <Button busy={change.isPending} onClick={() => (active ? setAsking(true) : change.mutate({ app, env, user: user.id, status: 'active' }))}>
        <Icon aria-hidden className="size-4" />
        {active ? 'Switch off' : user.status === 'unapproved' ? 'Approve' : 'Switch on'}
      </Button>
      {active && (
        <ConfirmDialog
          title={`Un-approve ${nameOf(user)}?`}
          action="Un-approve"
          trigger={
            <Button>
              <Hourglass aria-hidden className="size-4" />
              Un-approve
            </Button>
          }
          onConfirm={() => set('unapproved')}
        >
          They are signed out everywhere at once, and wait until somebody approves them again.
        </ConfirmDialog>
      )}
      <ConfirmDialog
        title={`Switch ${nameOf(user)} off?`}
        action="Switch off"
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => set('disabled')}
      >
        They are signed out everywhere at once and cannot sign in until you switch them on again. Nothing of theirs is lost.
      </ConfirmDialog>
      <ConfirmDialog
        title={`Remove ${nameOf(user)}?`}
        action="Remove user"
        trigger={
          <Button look="quiet" className="text-negative">
            <Trash2 aria-hidden className="size-4" />
            Remove
          </Button>
        }
        onConfirm={() => remove.mutateAsync({ app, env, user: user.id })}
      >
        What they sign in with, their columns and their sessions are gone for good. With the same address they could register anew.
      </ConfirmDialog>
    </section>
  );
};
