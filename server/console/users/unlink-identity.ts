import { type ExternalIdentity, sameIdentity } from '#flows/kit/identifier.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { plainName } from '../mail/plain-name.ts';
import { refuseUnconfirmed } from '../members/refuse-unconfirmed.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';
import { tellUser } from './tell-user.ts';

const unlinkedMail = (app: string, account: string) => ({
  subject: `An account was taken off yours at ${plainName(app)}`,
  text: [
    `You can no longer sign in to ${plainName(app)} with ${plainName(account)}: somebody who runs it has taken that account off yours.`,
    'You are signed out everywhere. Sign in with this address to go on.',
    'If you did not expect this, ask those who run it.',
  ].join('\n\n'),
});

/**
 * Takes an external account from a user, ends their sessions, which may rest on it, and tells them where they have a proven address.
 * Refused for their only way in, and to a builder who has not given their password lately (LINK-05).
 */
export const unlinkIdentity = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; user: string; identity: ExternalIdentity },
): Promise<void> => {
  const { storage, clock } = services;
  await refuseUnconfirmed(access.actor, services);
  const { scope, user } = await findUser(access, services, input);
  const outcome = await storage.users.unlinkIdentity(scope, user.id, input.identity);
  if (outcome === 'not-linked') throw new Fault('not-found', 'This account is not linked any more. Reload the page.');
  if (outcome === 'only-way-in')
    throw invalid({ identity: 'It is the only thing they sign in with. Give them an e-mail address or a phone number first, or remove the user.' });
  await storage.sessions.revokeAll(scope, user.id, clock.now());
  await note(access, services, 'identity.unlinked', user.id, { env: input.env, connector: input.identity.connector });
  const linked = user.identities?.find((own) => sameIdentity(own, input.identity));
  await tellUser(services, scope, user, unlinkedMail(access.app.name, linked?.label ?? input.identity.issuer));
};
