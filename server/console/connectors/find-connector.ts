import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Connector } from '#server/storage/ports/connectors.ts';
import type { AppAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';

export const gone = () => new Fault('not-found', phrase('This connector is gone: somebody removed it. Go back to the list.'));

/** A connector of exactly this app (TEN-01). */
export const findConnector = async (access: AppAccess, services: Services, { connector: id }: { connector: string }): Promise<Connector> => {
  const connector = await services.storage.connectors.find(access.app.id, id);
  if (connector === undefined) throw gone();
  return connector;
};
