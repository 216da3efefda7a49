import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { findConnector, gone } from './find-connector.ts';
import { usesOf } from './uses-of.ts';

/** Takes a connector and its secrets away for good. Refused while a flow uses it, with every flow that does. */
export const removeConnector = async (
  access: Authorized<'connector.edit', AppAccess>,
  services: Services,
  input: { connector: string },
): Promise<void> => {
  const { id, kind, name } = await findConnector(access, services, input);
  const uses = await usesOf(services, access.app.id, id);
  if (uses.length > 0) {
    throw new Fault('conflict', `“${name}” is in use. Choose another connector in these flows first, or switch it off.`, {
      reasons: uses.map((use) => `${use.name}${use.live ? ', published' : ', draft'}`),
    });
  }
  if (!(await services.storage.connectors.remove(access.app.id, id))) throw gone();
  await note(access, services, 'connector.removed', id, { kind, name });
};
