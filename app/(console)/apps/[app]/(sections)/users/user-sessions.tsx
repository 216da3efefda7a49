'use client';

import { useMutation } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { Lock, MonitorSmartphone } from 'lucide-react';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { counted } from '#app/_ui/counted.ts';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { amrWords } from './amr-words.ts';
import { useUserChanged } from './use-user-changed.ts';

type Session = inferRouterOutputs<AppRouter>['users']['get']['sessions'][number];

/** Where somebody is signed in now. */
export const UserSessions = ({
  app,
  env,
  user,
  sessions,
  editable,
}: {
  app: string;
  env: Environment;
  user: string;
  sessions: readonly Session[];
  editable: boolean;
}) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = useUserChanged();
  const failed = (error: unknown) => toast.failed('Not signed out', faultOf(error)?.message);
  const revoke = useMutation(
    trpc.users.revokeSession.mutationOptions({
      onSuccess: () => {
        toast.done('Signed out on this device');
        return changed();
      },
      onError: failed,
    }),
  );
  const revokeAll = useMutation(
    trpc.users.revokeAllSessions.mutationOptions({
      onSuccess: ({ ended }) => {
        toast.done(`${counted(ended, 'session')} ended`);
        return changed();
      },
      onError: failed,
    }),
  );
  return (
    <section aria-labelledby="sessions" className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h3 id="sessions" className="font-semibold">
          Signed in on
        </h3>
        {editable && sessions.length > 1 && (
          <ConfirmDialog
            title="Sign out everywhere?"
            action="Sign out everywhere"
            trigger={<Button size="small">Sign out everywhere</Button>}
            onConfirm={() => revokeAll.mutateAsync({ app, env, user })}
          >
            All {sessions.length} sessions end now, and their refresh tokens stop working. Access tokens that are out already last until they expire.
          </ConfirmDialog>
        )}
      </div>
      {sessions.length === 0 ? (
        <p className="text-muted">Nowhere at the moment.</p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex items-center gap-3 py-2 pr-2 pl-3">
              <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  {session.device ?? 'Unknown device'} · {session.zone} zone
                </span>
                <span className="block truncate text-muted text-sm">
                  Seen <RelativeTime at={session.lastSeenAt} /> · {amrWords(session.amr)}
                </span>
              </span>
              {session.lockedAt !== null && (
                <Badge tone="caution" icon={Lock}>
                  Locked
                </Badge>
              )}
              {editable && (
                <Button
                  size="small"
                  look="quiet"
                  busy={revoke.isPending && revoke.variables.session === session.id}
                  onClick={() => revoke.mutate({ app, env, user, session: session.id })}
                >
                  Sign out
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
