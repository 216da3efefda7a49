import type { Services } from '#server/services.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

/** A client of exactly this app and environment (TEN-01). */
export const findClient = async (access: AppAccess, services: Services, input: { env: Env; client: string }): Promise<Client> => {
  const client = await services.storage.clients.find(access.app.id, input.env, input.client);
  if (client === undefined) throw new Fault('not-found', 'This client is gone: somebody removed it. Go back to the list.');
  return client;
};
