import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

/** Signs one device out: its session and refresh tokens end now (SES-04). */
export const revokeSession = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: { env: Env; user: string; session: string },
): Promise<void> => {
  const { scope, user } = await findUser(access, services, input);
  const now = services.clock.now();
  const revoked = await services.storage.sessions.decide(scope, input.session, (found) =>
    found?.session.user === user.id ? { patch: { revokedAt: found.session.revokedAt ?? now }, value: true } : { value: false },
  );
  if (!revoked) throw new Fault('not-found', 'This session is gone already.');
  await note(access, services, 'session.revoked', user.id, { env: input.env, session: input.session });
};
