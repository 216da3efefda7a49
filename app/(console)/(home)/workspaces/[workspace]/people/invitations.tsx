'use client';

import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { roleWords } from '#app/_ui/role-words.ts';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { usePeopleChanged } from './use-people-changed.ts';

type Invitation = inferRouterOutputs<AppRouter>['people']['list']['invitations'][number];

/** Who is asked in and has not come yet. */
export const Invitations = ({ workspace, invitations }: { workspace: string; invitations: readonly Invitation[] }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = usePeopleChanged();
  const withdraw = useMutation(
    trpc.people.withdraw.mutationOptions({
      onSuccess: () => toast.done('Invitation withdrawn', 'Its link works no more.'),
      onError: (error) => toast.failed('Nothing was changed', faultOf(error)?.message),
      onSettled: changed,
    }),
  );
  return (
    <section aria-labelledby="invited" className="flex flex-col gap-3">
      <h2 id="invited" className="font-semibold text-lg">
        Invited
      </h2>
      <Table
        label="Open invitations"
        head={
          <>
            <Column>Address</Column>
            <Column>Role</Column>
            <Column>Ends</Column>
            <Column className="w-px">
              <span className="sr-only">Actions</span>
            </Column>
          </>
        }
      >
        {invitations.map(({ id, email, role, expiresAt }) => (
          <Row key={id}>
            <Cell className="break-all">{email}</Cell>
            <Cell>{roleWords[role].label}</Cell>
            <Cell className="whitespace-nowrap text-muted">
              <RelativeTime at={expiresAt} />
            </Cell>
            <Cell>
              <Button
                size="small"
                aria-label={`Withdraw the invitation of ${email}`}
                busy={withdraw.isPending && withdraw.variables.invitation === id}
                onClick={() => withdraw.mutate({ workspace, invitation: id })}
              >
                Withdraw
              </Button>
            </Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
};
