'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Dialog } from '#app/_ui/dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { PersonalLink } from './personal-link.tsx';
import { UserActions } from './user-actions.tsx';
import { UserDetails } from './user-details.tsx';
import { UserSessions } from './user-sessions.tsx';
import { nameOf } from './users-grid.tsx';

/** Everything about one user, beside the list. */
export const UserPanel = ({
  app,
  env,
  user,
  editable,
  onClose,
}: {
  app: string;
  env: Environment;
  user: string | undefined;
  editable: boolean;
  onClose: () => void;
}) => {
  const trpc = useTRPC();
  const found = useQuery(trpc.users.get.queryOptions(user === undefined ? skipToken : { app, env, user }));
  const columns = useQuery(trpc.columns.list.queryOptions({ app })).data ?? [];
  const rights = useQuery(trpc.apps.get.queryOptions({ app })).data?.rights ?? [];
  return (
    <Dialog
      side
      title={found.data === undefined ? 'User' : nameOf(found.data.user)}
      open={user !== undefined}
      onOpenChange={(open) => !open && onClose()}
    >
      <Loaded query={found} label="Loading the user">
        {(data) => (
          <div className="flex flex-col gap-6">
            <UserDetails
              key={data.user.updatedAt}
              app={app}
              env={env}
              user={data.user}
              hasPassword={data.hasPassword}
              columns={columns}
              editable={editable}
            />
            {rights.includes('run.view') && (
              <TextLink href={`/apps/${app}/runs?user=${data.user.id}${env === 'sandbox' ? '&env=sandbox' : ''}`}>
                Their way through the flows
              </TextLink>
            )}
            <UserSessions app={app} env={env} user={data.user.id} sessions={data.sessions} editable={editable} />
            <PersonalLink app={app} env={env} user={data.user.id} editable={editable} />
            {editable && <UserActions app={app} env={env} user={data.user} onRemoved={onClose} />}
          </div>
        )}
      </Loaded>
    </Dialog>
  );
};
