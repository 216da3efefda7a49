import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';
import { connectorKind } from './connector-kind.ts';

const most = 50;

export const createConnector = async (
  access: Authorized<'connector.edit', AppAccess>,
  services: Services,
  input: { kind: string; name: string },
): Promise<{ id: string }> => {
  const { kind } = connectorKind(input.kind);
  const { connectors } = services.storage;
  if ((await connectors.list(access.app.id)).length >= most)
    throw new Fault('invalid', `An app can have ${most} connectors. Remove one that is not needed.`);
  const now = services.clock.now();
  const id = services.random.id('con');
  await connectors.create({ id, app: access.app.id, kind, name: input.name, status: 'active', createdAt: now, updatedAt: now });
  await note(access, services, 'connector.created', id, { kind, name: input.name });
  return { id };
};
