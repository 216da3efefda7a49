import type { Caller, SessionRealm, SessionServices } from './caller.ts';
import { endSession } from './end-session.ts';

/**
 * Ends the session a refresh or access token belongs to (RFC 7009). Any genuine token of the family will do, so that an app
 * can sign out with what it has. Says nothing about a token that is not ours or not the caller's: both are "done".
 */
export const revokeToken = async (
  services: SessionServices,
  realm: SessionRealm,
  { token, caller }: { token: string; caller: Caller },
): Promise<void> => {
  const id = services.tokens.refresh.parse(realm.scope, token)?.session ?? (await services.tokens.access.verify(realm, token))?.sid;
  if (id === undefined) return;
  const found = await realm.storage.sessions.check(realm.scope, id);
  if (found === undefined || found.session.client !== (caller.client?.id ?? null)) return;
  await endSession(services, realm, id, 'session.revoked', caller.address);
};
