import * as z from 'zod';
import type { ConnectorFamily } from './define-connector.ts';
import type { NodeDefinition } from './define-node.ts';

/** The setting in which a type names a connector of this family, if it has one. */
export const connectorFieldOf = (definition: NodeDefinition | undefined, family: ConnectorFamily): string | undefined =>
  definition?.config instanceof z.ZodObject
    ? Object.entries(definition.config.shape).find(([, field]) => field instanceof z.ZodType && field.meta()?.connector === family)?.[0]
    : undefined;
