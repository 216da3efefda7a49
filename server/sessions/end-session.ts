import type { SessionRecord } from '#server/storage/ports/sessions.ts';
import type { SessionRealm, SessionServices } from './caller.ts';

/** Why a session was ended at once, as the audit names it. */
export type EndReason = 'session.revoked' | 'session.code-reused' | 'session.refresh-reused';

/** Ends a session with its refresh family, for good. The session as it was, or undefined if it had ended before. */
export const endSession = async (
  services: SessionServices,
  realm: SessionRealm,
  id: string,
  reason: EndReason,
  address: string,
): Promise<SessionRecord | undefined> => {
  const ended = await realm.storage.sessions.decide(realm.scope, id, (found) => {
    if (found === undefined || found.session.revokedAt !== null) return { value: undefined };
    return { patch: { revokedAt: realm.clock.now() }, value: found.session };
  });
  if (ended !== undefined) await recordEnd(services, realm, ended, reason, address);
  return ended;
};

/** A preview's sessions leave no trace outside its world. */
export const recordEnd = async (
  { storage, log }: SessionServices,
  realm: SessionRealm,
  session: SessionRecord,
  reason: EndReason,
  address: string,
): Promise<void> => {
  const { app, env } = realm.scope;
  const isTheft = reason !== 'session.revoked';
  log[isTheft ? 'warn' : 'info']({ app, env, session: session.id, user: session.user, address }, reason);
  if (realm.kind === 'preview') return;
  await storage.audit.append([
    {
      id: realm.random.id('aud'),
      workspace: realm.app.workspace,
      app,
      env,
      at: realm.clock.now(),
      actor: isTheft || session.user === null ? 'system' : `user:${session.user}`,
      action: reason,
      target: session.id,
      ip: address,
      detail: {},
    },
  ]);
};
