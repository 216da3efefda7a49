'use client';

import { useMutation } from '@tanstack/react-query';
import { AtSign, BadgeCheck, CircleDashed, Link2, type LucideIcon, Phone, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { IdentifierKind } from '#flows/kit/identifier.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { AttributeInput } from './attribute-input.tsx';
import { attributeWords } from './attribute-words.ts';
import { UnlinkIdentity } from './unlink-identity.tsx';
import { UserPins } from './user-pins.tsx';
import { UserStatusBadge } from './user-status.tsx';
import type { UserLine } from './users-grid.tsx';
import { useUserChanged } from './use-user-changed.ts';

const icons: Record<IdentifierKind, LucideIcon> = { email: AtSign, phone: Phone, username: UserRound };
type Changes = Record<string, string | number | boolean | null>;

export const UserDetails = ({
  app,
  env,
  user,
  hasPassword,
  columns,
  editable,
}: {
  app: string;
  env: Environment;
  user: UserLine;
  hasPassword: boolean;
  columns: readonly UserColumn[];
  editable: boolean;
}) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const [changes, setChanges] = useState<Changes>({});
  const save = useMutation(
    trpc.users.change.mutationOptions({
      onSuccess: () => {
        toast.done('Saved');
        return changed();
      },
    }),
  );
  const fault = faultOf(save.error);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 text-muted text-sm">
        <UserStatusBadge status={user.status} />
        <span>
          Added <RelativeTime at={user.createdAt} />
        </span>
        <span aria-hidden>·</span>
        <span>
          {user.lastSignInAt === null ? (
            'Never signed in'
          ) : (
            <>
              Signed in <RelativeTime at={user.lastSignInAt} />
            </>
          )}
        </span>
      </div>
      <section aria-labelledby="signs-in-with" className="flex flex-col gap-2">
        <h3 id="signs-in-with" className="font-semibold">
          Signs in with
        </h3>
        <ul className="divide-y divide-line rounded-card border border-line">
          {user.identifiers.map(({ kind, canonical, verified }) => {
            const Icon = icons[kind];
            return (
              <li key={kind + canonical} className="flex items-center gap-2.5 px-3 py-2">
                <Icon aria-hidden className="size-4 shrink-0 text-muted" />
                <span className="min-w-0 flex-1 truncate">{canonical}</span>
                <span className="inline-flex items-center gap-1 text-muted text-xs">
                  {verified ? <BadgeCheck aria-hidden className="size-3.5 text-positive" /> : <CircleDashed aria-hidden className="size-3.5" />}
                  {verified ? 'Confirmed' : 'Not confirmed yet'}
                </span>
              </li>
            );
          })}
          {user.identities?.map((identity) => (
            <li key={identity.connector + identity.issuer + identity.subject} className="flex items-center gap-2.5 px-3 py-2">
              <Link2 aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{identity.label ?? identity.subject}</span>
                <span className="block truncate text-muted text-xs">{identity.issuer}</span>
              </span>
              <span className="text-muted text-xs">
                Linked <RelativeTime at={identity.linkedAt} />
              </span>
              {editable && <UnlinkIdentity app={app} env={env} user={user} identity={identity} />}
            </li>
          ))}
          {user.identifiers.length === 0 && (user.identities ?? []).length === 0 && <li className="px-3 py-2 text-muted">Nothing: a guest.</li>}
          <li className="flex items-center gap-2.5 px-3 py-2 text-muted text-sm">{hasPassword ? 'Has a password.' : 'Has no password.'}</li>
        </ul>
      </section>
      {(user.roles ?? []).length > 0 && (
        <p className="flex flex-wrap items-center gap-1.5">
          <span className="text-muted">Roles</span>
          {user.roles?.map((role) => (
            <Badge key={role} tone="neutral">
              {role}
            </Badge>
          ))}
        </p>
      )}
      {columns.length > 0 && (
        <form
          noValidate
          aria-labelledby="user-columns"
          className="flex flex-col gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ app, env, user: user.id, attributes: changes });
          }}
        >
          <h3 id="user-columns" className="font-semibold">
            Columns
          </h3>
          {editable && <p className="text-muted text-sm">A changed e-mail address or phone number is theirs once they have confirmed it.</p>}
          {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
          {columns
            .filter(({ type }) => type !== 'pin' || !editable)
            .map((column) =>
              editable ? (
                <Field key={column.key} label={column.name} error={fault?.fields[column.key]}>
                  <AttributeInput
                    column={column}
                    value={column.key in changes ? changes[column.key] : user.attributes[column.key]}
                    onChange={(value) => (typeof value !== 'object' || value === null) && setChanges({ ...changes, [column.key]: value })}
                  />
                </Field>
              ) : (
                <p key={column.key} className="flex justify-between gap-4">
                  <span className="text-muted">{column.name}</span>
                  <span>{attributeWords(column, user.attributes[column.key]) ?? '–'}</span>
                </p>
              ),
            )}
          {editable && Object.keys(changes).length > 0 && (
            <div className="flex justify-end gap-2">
              <Button
                onClick={() => {
                  setChanges({});
                  save.reset();
                }}
              >
                Discard
              </Button>
              <Button look="primary" type="submit" busy={save.isPending}>
                Save
              </Button>
            </div>
          )}
        </form>
      )}
      {editable && <UserPins app={app} env={env} user={user.id} columns={columns} attributes={user.attributes} />}
    </>
  );
};
