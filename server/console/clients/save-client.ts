import type { Services } from '#server/services.ts';
import type { Client } from '#server/storage/ports/clients.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault, invalid } from '../fault.ts';
import { note } from '../note.ts';
import { originFault } from './origin-fault.ts';
import { redirectUriFault } from './redirect-uri-fault.ts';

export type ClientInput = Pick<Client, 'env' | 'name' | 'kind' | 'status'> & {
  id?: string | undefined;
  redirectUris: readonly string[];
  origins: readonly string[];
};

const firstFault = (entries: readonly string[], fault: (entry: string) => string | undefined): string | undefined => {
  for (const entry of entries) {
    const words = fault(entry);
    if (words !== undefined) return `${entry}: ${words}`;
  }
  return undefined;
};

/** A new client (without `id`) or a changed one. Kind and environment stay as they were registered. */
export const saveClient = async (access: Authorized<'client.edit', AppAccess>, services: Services, input: ClientInput): Promise<{ id: string }> => {
  const { storage, random, clock } = services;
  const redirects = firstFault(input.redirectUris, (uri) => redirectUriFault(uri, input.kind));
  const origins = firstFault(input.origins, originFault);
  if (redirects !== undefined || origins !== undefined) throw invalid({ ...(redirects && { redirectUris: redirects }), ...(origins && { origins }) });
  const known = input.id === undefined ? undefined : await storage.clients.find(access.app.id, input.env, input.id);
  if (input.id !== undefined && known === undefined) throw new Fault('not-found', 'This client is gone: somebody removed it. Go back to the list.');
  if (known !== undefined && known.kind !== input.kind) throw invalid({ kind: 'The kind of a client cannot change. Register a new one.' });
  const client: Client = {
    id: known?.id ?? random.id('cli'),
    app: access.app.id,
    env: input.env,
    name: input.name,
    kind: input.kind,
    secretHash: known?.secretHash ?? null,
    redirectUris: [...new Set(input.redirectUris)],
    origins: [...new Set(input.origins)],
    accepts: known?.accepts ?? [],
    status: input.status,
    createdAt: known?.createdAt ?? clock.now(),
  };
  await storage.clients.save(client);
  await note(access, services, known === undefined ? 'client.created' : 'client.changed', client.id, {
    env: client.env,
    kind: client.kind,
    status: client.status,
    redirectUris: [...client.redirectUris],
    origins: [...client.origins],
  });
  return { id: client.id };
};
