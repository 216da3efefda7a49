import { rotatePersonalLink } from '#server/personal-links/personal-link.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppReach, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { findUser } from './find-user.ts';

type OfUser = { env: Env; user: string };

/** When the user's own link was made; null: there is none. The link itself is shown once, when it is made. */
export const getPersonalLink = async (
  access: Authorized<'user.view', AppReach>,
  services: Services,
  input: OfUser,
): Promise<{ madeAt: string | null }> => {
  const { scope, user } = await findUser(access, services, input);
  const madeAt = await services.storage.personalLinks.madeAt(scope, user.id);
  return { madeAt: madeAt === undefined ? null : new Date(madeAt).toISOString() };
};

/** Makes the user's own link anew; the one before stops working at once (MOB-2). */
export const renewPersonalLink = async (
  access: Authorized<'user.edit', AppReach>,
  services: Services,
  input: OfUser,
): Promise<{ url: string; madeAt: string }> => {
  const { scope, user } = await findUser(access, services, input);
  const made = await rotatePersonalLink(services, scope, user.id);
  if (made === undefined) throw new Fault('not-found', 'This user is gone: somebody removed them. Go back to the list.');
  await note(access, services, 'user.link-renewed', user.id, { env: input.env });
  return { url: made.url, madeAt: new Date(made.madeAt).toISOString() };
};

/** Takes the user's own link away. */
export const removePersonalLink = async (access: Authorized<'user.edit', AppReach>, services: Services, input: OfUser): Promise<void> => {
  const { scope, user } = await findUser(access, services, input);
  if (await services.storage.personalLinks.remove(scope, user.id)) await note(access, services, 'user.link-removed', user.id, { env: input.env });
};
