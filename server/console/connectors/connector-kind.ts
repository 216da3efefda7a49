import type { ConnectorDefinition } from '#flows/kit/define-connector.ts';
import { connectorKinds } from '#flows/connectors/registry.ts';
import { Fault } from '../fault.ts';

/** What this server knows of a kind. A connector of a later release's kind cannot be changed here. */
export const connectorKind = (kind: string): ConnectorDefinition => {
  const definition = Object.hasOwn(connectorKinds, kind) ? connectorKinds[kind] : undefined;
  if (definition === undefined) throw new Fault('invalid', 'This server does not know this kind of connector. Update it first.');
  return definition;
};
