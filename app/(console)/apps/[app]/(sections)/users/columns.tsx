'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Columns3, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { UserColumn } from '#flows/kit/ports.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { RenameDialog } from '#app/_ui/rename-dialog.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { AddColumn } from './add-column.tsx';
import { ColumnLoss } from './column-loss.tsx';
import { ColumnOptions } from './column-options.tsx';
import { columnTypes } from './column-types.ts';

/** What the builder wants to know of each user. */
export const Columns = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [renaming, setRenaming] = useState<UserColumn>();
  const columns = useQuery(trpc.columns.list.queryOptions({ app }));
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: trpc.columns.list.queryKey({ app }) });
    await queries.invalidateQueries({ queryKey: trpc.users.page.queryKey() });
  };
  const rename = useMutation(trpc.columns.rename.mutationOptions({ onSuccess: changed }));
  const move = useMutation(
    trpc.columns.move.mutationOptions({
      onSuccess: changed,
      onError: (error) => toast.failed('The column was not moved', faultOf(error)?.message),
    }),
  );
  const remove = useMutation(
    trpc.columns.remove.mutationOptions({
      onSuccess: changed,
      onError: (error) => toast.failed('The column was not removed', faultOf(error)?.message),
    }),
  );
  return (
    <Dialog
      title="Columns"
      description="What you keep about each user, in live and sandbox alike. Flows can ask for it, check it and put it into tokens."
      width="wide"
      trigger={
        <Button>
          <Columns3 aria-hidden className="size-4" />
          Columns
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <Loaded query={columns} label="Loading columns">
          {(list) => (
            <ul className="divide-y divide-line rounded-card border border-line">
              {list.map((column, index) => (
                <li key={column.key} className="flex items-center gap-3 py-2 pr-2 pl-3">
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{column.name}</span>
                    <span className="block truncate text-muted text-sm">
                      {columnTypes[column.type].label}
                      {column.unique && ' · different for everybody'} · <span className="font-mono text-xs">{column.key}</span>
                    </span>
                  </span>
                  <IconButton
                    label={`Move ${column.name} up`}
                    size="small"
                    disabled={index === 0}
                    onClick={() => move.mutate({ app, key: column.key, before: list[index - 1]?.key })}
                  >
                    <ArrowUp />
                  </IconButton>
                  <IconButton
                    label={`Move ${column.name} down`}
                    size="small"
                    disabled={index === list.length - 1}
                    onClick={() => move.mutate({ app, key: column.key, before: list[index + 2]?.key })}
                  >
                    <ArrowDown />
                  </IconButton>
                  {column.type === 'choice' && <ColumnOptions app={app} column={column} onChanged={changed} />}
                  <IconButton label={`Rename ${column.name}`} size="small" onClick={() => setRenaming(column)}>
                    <Pencil />
                  </IconButton>
                  <ConfirmDialog
                    title={`Remove ${column.name}?`}
                    action="Remove column"
                    trigger={
                      <IconButton label={`Remove ${column.name}`} size="small">
                        <Trash2 />
                      </IconButton>
                    }
                    onConfirm={() => remove.mutateAsync({ app, key: column.key })}
                  >
                    <ColumnLoss app={app} column={column.key} /> Flows that use it show a problem until you change them.
                  </ConfirmDialog>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
        <AddColumn app={app} onAdded={changed} />
      </div>
      <RenameDialog
        title="Rename column"
        name={renaming?.name ?? ''}
        open={renaming !== undefined}
        onClose={() => setRenaming(undefined)}
        fault={faultOf(rename.error)}
        onRename={(name) => rename.mutateAsync({ app, key: renaming?.key ?? '', name })}
      />
    </Dialog>
  );
};
