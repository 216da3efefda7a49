import type { ExternalIdentity } from '#flows/kit/identifier.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

/** Takes an external account from a user, and ends their sessions, which may rest on it. Refused for their only way in (LINK-05). */
export const unlinkIdentity = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: { env: Env; user: string; identity: ExternalIdentity },
): Promise<void> => {
  const { storage, clock } = services;
  const { scope, user } = await findUser(access, services, input);
  if (user.identifiers.length === 0 && (user.identities ?? []).length <= 1)
    throw invalid({ identity: 'It is the only thing they sign in with. Give them an e-mail address or a phone number first, or remove the user.' });
  if (!(await storage.users.unlinkIdentity(scope, user.id, input.identity)))
    throw new Fault('not-found', 'This account is not linked any more. Reload the page.');
  await storage.sessions.revokeAll(scope, user.id, clock.now());
  await note(access, services, 'identity.unlinked', user.id, { env: input.env, connector: input.identity.connector });
};
