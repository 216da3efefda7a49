'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, KeyRound } from 'lucide-react';
import Link from 'next/link';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button, buttonClass } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { NewApiKey } from './new-api-key.tsx';

const scopeWords: Readonly<Record<string, string>> = { 'users:read': 'Read', 'users:write': 'Change' };

/** Keys that other servers manage this app's users with. */
export const ApiKeys = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const env = useEnvironment();
  const keys = useQuery(trpc.apiKeys.list.queryOptions({ app, env }));
  const changed = () => queries.invalidateQueries({ queryKey: trpc.apiKeys.list.queryKey() });
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => toast.done('The key is revoked'),
      onError: (error) => toast.failed('The key was not revoked', faultOf(error)?.message),
      onSettled: changed,
    }),
  );
  return (
    <Page
      wide
      title="API keys"
      description="A key lets another server manage the users of this app: one environment, until it expires or is revoked. Never put one into an app or a page."
      actions={
        <>
          <Link href={`/apps/${app}/users`} className={buttonClass()}>
            <ArrowLeft aria-hidden className="size-4" />
            Users
          </Link>
          <NewApiKey app={app} env={env} onMade={changed} />
        </>
      }
    >
      <div className="flex justify-end">
        <EnvironmentSwitch />
      </div>
      <Loaded query={keys} label="Loading keys">
        {(list) =>
          list.length === 0 ? (
            <EmptyState icon={KeyRound} title="There is no key yet">
              Make one for the server that adds, changes or reads users. The guide “Bring your users in” shows the calls.
            </EmptyState>
          ) : (
            <Table
              label="API keys"
              head={
                <>
                  <Column>Name</Column>
                  <Column>Begins with</Column>
                  <Column>May</Column>
                  <Column>Last used</Column>
                  <Column>Until</Column>
                  <Column>
                    <span className="sr-only">Actions</span>
                  </Column>
                </>
              }
            >
              {list.map((key) => (
                <Row key={key.id}>
                  <Cell className="max-w-56 truncate font-medium">{key.name}</Cell>
                  <Cell className="max-w-64 truncate font-mono text-xs">{key.prefix}…</Cell>
                  <Cell>{key.scopes.map((scope) => scopeWords[scope] ?? scope).join(', ')}</Cell>
                  <Cell className="whitespace-nowrap text-muted">{key.lastUsedAt === null ? 'Never' : <RelativeTime at={key.lastUsedAt} />}</Cell>
                  <Cell className="whitespace-nowrap">
                    {key.revokedAt !== null ? (
                      <Badge tone="negative">Revoked</Badge>
                    ) : key.expiresAt === null ? (
                      'It is revoked'
                    ) : (
                      <RelativeTime at={key.expiresAt} />
                    )}
                  </Cell>
                  <Cell className="text-right">
                    {key.revokedAt === null && (
                      <ConfirmDialog
                        title={`Revoke ${key.name}?`}
                        action="Revoke key"
                        trigger={<Button size="small">Revoke</Button>}
                        onConfirm={() => revoke.mutateAsync({ app, env, id: key.id })}
                      >
                        Servers that use it are refused from the next call on. It cannot be taken back; make a new key instead.
                      </ConfirmDialog>
                    )}
                  </Cell>
                </Row>
              ))}
            </Table>
          )
        }
      </Loaded>
    </Page>
  );
};
