import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { findUser } from './find-user.ts';
import { type UserView, userView } from './user-view.ts';

/** One user with their sessions, newest first. Of a session: where and how it began, never its tokens (TEN-04). */
export const getUser = async (
  access: Authorized<'user.view', AppReach>,
  services: Services,
  input: { env: Env; user: string },
): Promise<{
  user: UserView;
  hasPassword: boolean;
  sessions: SessionView[];
}> => {
  const { storage, clock } = services;
  const { scope, user } = await findUser(access, services, input);
  const [columns, passwordHash, sessions] = await Promise.all([
    storage.users.columns(access.app.id),
    storage.users.passwordHash(scope, user.id),
    storage.sessions.list(scope, user.id),
  ]);
  const now = clock.now();
  return {
    user: userView(user, columns),
    hasPassword: passwordHash !== undefined,
    sessions: sessions
      .filter((session) => session.revokedAt === null && session.absoluteUntil > now)
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map(({ id, device, client, zone, zoneKind, amr, acr, createdAt, lastSeenAt, lockedAt, absoluteUntil }) => ({
        id,
        device,
        client,
        zone,
        zoneKind,
        amr: [...amr],
        acr,
        createdAt,
        lastSeenAt,
        lockedAt,
        absoluteUntil,
      })),
  };
};

export type SessionView = {
  id: string;
  device: string | null;
  client: string | null;
  zone: string;
  zoneKind: 'public' | 'secure';
  amr: string[];
  acr: string;
  createdAt: number;
  lastSeenAt: number;
  lockedAt: number | null;
  absoluteUntil: number;
};
