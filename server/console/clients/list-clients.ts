import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { type ClientView, clientView } from './client-view.ts';

export const listClients = async (access: Authorized<'client.view', AppAccess>, services: Services): Promise<ClientView[]> =>
  (await services.storage.clients.list(access.app.id)).map(clientView);
