import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { findClient } from './find-client.ts';

/** A new secret, told once; the one before stops working now. Only programs on a server can keep one. */
export const rotateClientSecret = async (
  access: Authorized<'client.edit', AppAccess>,
  services: Services,
  input: { env: Env; client: string },
): Promise<{ secret: string }> => {
  const client = await findClient(access, services, input);
  if (client.kind !== 'server')
    throw new Fault('invalid', 'Only a server can keep a secret. Web pages and mobile apps prove themselves with PKCE instead.');
  const secret = services.random.secret();
  await services.storage.clients.save({ ...client, secretHash: services.digest.hash(secret) });
  await note(access, services, 'client.secret-rotated', client.id, { env: input.env });
  return { secret };
};
