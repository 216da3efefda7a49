'use client';

import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import type { Role } from '#server/storage/ports/members.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { roles, roleWords } from '#app/_ui/role-words.ts';
import { Select } from '#app/_ui/select.tsx';
import { Cell, Row } from '#app/_ui/table.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { usePeopleChanged } from './use-people-changed.ts';

type Person = inferRouterOutputs<AppRouter>['people']['list']['people'][number];

/** One member. Giving up one's own role is asked about first: nobody can give it back to themselves. */
export const PersonRow = ({
  workspace,
  person,
  mayEdit,
  mayMakeOwners,
}: {
  workspace: string;
  person: Person;
  mayEdit: boolean;
  mayMakeOwners: boolean;
}) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = usePeopleChanged();
  const [asking, setAsking] = useState<Role | 'remove'>();
  const failed = (error: unknown) => toast.failed('Nothing was changed', faultOf(error)?.message);
  const change = useMutation(
    trpc.people.changeRole.mutationOptions({
      onSuccess: (_, { role }) => {
        toast.done(`${person.name} is ${roleWords[role].label.toLowerCase()} now`);
        return changed();
      },
      onError: failed,
    }),
  );
  const remove = useMutation(
    trpc.people.remove.mutationOptions({
      onSuccess: () => {
        if (person.you) return location.assign('/');
        toast.done(`${person.name} is not in this workspace any more`);
        return changed();
      },
      onError: failed,
    }),
  );
  const target = { workspace, member: person.id };
  const within = mayEdit && (person.role !== 'owner' || mayMakeOwners);
  const options = roles
    .filter((role) => role !== 'owner' || mayMakeOwners)
    .map((role) => ({ value: role, label: roleWords[role].label, hint: roleWords[role].hint }));
  const pick = (role: Role) => {
    if (role === person.role) return;
    if (person.you) setAsking(role);
    else change.mutate({ ...target, role });
  };
  return (
    <Row>
      <Cell>
        <div className="flex min-w-0 flex-col">
          <span className="flex flex-wrap items-center gap-2 font-medium">
            {person.name}
            {person.you && <span className="font-normal text-muted text-sm">you</span>}
            {person.status === 'disabled' && <Badge tone="negative">Switched off</Badge>}
          </span>
          <span className="break-all text-muted text-sm">{person.email}</span>
        </div>
      </Cell>
      <Cell>
        {within ? (
          <Select
            label={`Role of ${person.name}`}
            size="small"
            className="w-28"
            value={person.role}
            options={options}
            onChange={pick}
            disabled={change.isPending}
          />
        ) : (
          roleWords[person.role].label
        )}
      </Cell>
      {mayEdit && (
        <Cell>
          {within && (
            <IconButton label={person.you ? 'Leave the workspace' : `Remove ${person.name}`} size="small" onClick={() => setAsking('remove')}>
              <UserMinus />
            </IconButton>
          )}
          <ConfirmDialog
            title={person.you ? 'Leave this workspace?' : `Remove ${person.name}?`}
            action={person.you ? 'Leave' : 'Remove'}
            open={asking === 'remove'}
            onOpenChange={(open) => !open && setAsking(undefined)}
            onConfirm={() => remove.mutateAsync(target)}
          >
            {person.you ? 'You lose' : 'They lose'} all apps of this workspace at once. What {person.you ? 'you' : 'they'} drew stays. To come back
            takes a new invitation.
          </ConfirmDialog>
          {asking !== undefined && asking !== 'remove' && (
            <ConfirmDialog
              title={`Become ${roleWords[asking].label.toLowerCase()} yourself?`}
              action="Change my role"
              open
              onOpenChange={(open) => !open && setAsking(undefined)}
              onConfirm={() => change.mutateAsync({ ...target, role: asking })}
            >
              {roleWords[asking].hint} You cannot take the role you have now back by yourself.
            </ConfirmDialog>
          )}
        </Cell>
      )}
    </Row>
  );
};
