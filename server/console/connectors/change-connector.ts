import type { Services } from '#server/services.ts';
import type { Connector } from '#server/storage/ports/connectors.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import { findConnector, gone } from './find-connector.ts';

/** Renames, switches on and off. Off holds at once, also for sign-ins under way (FED-06). */
export const changeConnector = async (
  access: Authorized<'connector.edit', AppAccess>,
  services: Services,
  input: { connector: string; name: string; status: Connector['status'] },
): Promise<void> => {
  const known = await findConnector(access, services, input);
  const change = { name: input.name, status: input.status };
  if (!(await services.storage.connectors.update(access.app.id, known.id, change, services.clock.now()))) throw gone();
  await note(access, services, 'connector.changed', known.id, { ...change, before: { name: known.name, status: known.status } });
};
