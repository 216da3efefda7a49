import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { findClient } from './find-client.ts';

export const removeClient = async (
  access: Authorized<'client.edit', AppAccess>,
  services: Services,
  input: { env: Env; client: string },
): Promise<void> => {
  const client = await findClient(access, services, input);
  await services.storage.clients.remove(access.app.id, client.id);
  await note(access, services, 'client.removed', client.id, { env: input.env, name: client.name });
};
