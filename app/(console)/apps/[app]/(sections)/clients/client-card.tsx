'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Ellipsis, KeyRound, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { CopyButton } from '#app/_ui/copy-button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Menu, MenuItem, MenuSeparator } from '#app/_ui/menu.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { clientKinds } from './client-kinds.ts';
import type { ClientLine } from './clients.tsx';
import { NewSecret } from './new-secret.tsx';

const Addresses = ({ label, list }: { label: string; list: readonly string[] }) =>
  list.length > 0 && (
    <div className="flex flex-col gap-1">
      <dt className="text-muted text-xs">{label}</dt>
      {list.map((address) => (
        <dd key={address} className="break-all font-mono text-xs">
          {address}
        </dd>
      ))}
    </div>
  );

export const ClientCard = ({ app, client, editable, onEdit }: { app: string; client: ClientLine; editable: boolean; onEdit: () => void }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [asking, setAsking] = useState<'secret' | 'remove'>();
  const [secret, setSecret] = useState<string>();
  const changed = () => queries.invalidateQueries({ queryKey: trpc.clients.list.queryKey({ app }) });
  const failed = (error: unknown) => toast.failed('That did not work', faultOf(error)?.message);
  const rotate = useMutation(
    trpc.clients.rotateSecret.mutationOptions({
      onSuccess: (answer) => {
        setSecret(answer.secret);
        return changed();
      },
      onError: failed,
    }),
  );
  const remove = useMutation(
    trpc.clients.remove.mutationOptions({
      onSuccess: () => {
        toast.done(`${client.name} was removed`);
        return changed();
      },
      onError: failed,
    }),
  );
  const { label, icon: Icon } = clientKinds[client.kind];
  const target = { app, env: client.env, client: client.id };
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <div className="flex items-start gap-3">
        <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-2">
            <span className="font-semibold">{client.name}</span>
            <Badge tone={client.env === 'live' ? 'positive' : 'neutral'}>{client.env === 'live' ? 'Live' : 'Sandbox'}</Badge>
            {client.status === 'disabled' && <Badge tone="negative">Switched off</Badge>}
            {client.kind === 'server' && !client.hasSecret && <Badge tone="caution">Needs a secret</Badge>}
          </p>
          <p className="text-muted text-sm">{label}</p>
        </div>
        {editable && (
          <Menu
            trigger={
              <IconButton label={`More for ${client.name}`} size="small">
                <Ellipsis />
              </IconButton>
            }
          >
            <MenuItem icon={Pencil} onSelect={onEdit}>
              Edit
            </MenuItem>
            {client.kind === 'server' && (
              <MenuItem icon={KeyRound} onSelect={() => (client.hasSecret ? setAsking('secret') : rotate.mutate(target))}>
                {client.hasSecret ? 'New secret' : 'Make a secret'}
              </MenuItem>
            )}
            <MenuSeparator />
            <MenuItem icon={Trash2} danger onSelect={() => setAsking('remove')}>
              Remove
            </MenuItem>
          </Menu>
        )}
      </div>
      <dl className="grid gap-3 pl-8 sm:grid-cols-2">
        <div className="flex flex-col gap-1">
          <dt className="text-muted text-xs">Client id</dt>
          <dd className="flex items-center gap-1 break-all font-mono text-xs">
            {client.id}
            <CopyButton text={client.id} label="Copy the client id" />
          </dd>
        </div>
        <Addresses label="People may return to" list={client.redirectUris} />
        <Addresses label="Browser origins" list={client.origins} />
      </dl>
      <ConfirmDialog
        title="Make a new secret?"
        action="Make new secret"
        open={asking === 'secret'}
        onOpenChange={(open) => !open && setAsking(undefined)}
        onConfirm={() => rotate.mutateAsync(target)}
      >
        The secret that {client.name} uses now stops working at once. Put the new one in place right away.
      </ConfirmDialog>
      <ConfirmDialog
        title={`Remove ${client.name}?`}
        action="Remove client"
        open={asking === 'remove'}
        onOpenChange={(open) => !open && setAsking(undefined)}
        onConfirm={() => remove.mutateAsync(target)}
      >
        It can no longer send people to your pages or get tokens. This cannot be undone.
      </ConfirmDialog>
      {secret !== undefined && <NewSecret client={client.name} secret={secret} onClose={() => setSecret(undefined)} />}
    </li>
  );
};
