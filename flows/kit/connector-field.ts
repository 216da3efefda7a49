import * as z from 'zod';
import type { ConnectorFamily } from './define-connector.ts';
import type { FieldMeta } from './field-meta.ts';

/** A config field that picks one of the app's connectors. Empty until the builder chooses; the compiler says so. */
export const connectorField = (family: ConnectorFamily, meta: FieldMeta) =>
  z
    .string()
    .max(80)
    .default('')
    .meta({ widget: 'connector', connector: family, ...meta });
