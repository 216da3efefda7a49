import { definition } from '#flows/connectors/oidc/definition.ts';
import type { OidcSettings } from '#flows/connectors/oidc/read-claims.ts';
import { openSecrets } from '../connectors/connector-secrets.ts';
import type { Services } from '../services.ts';
import type { Scope } from '../storage/ports/scope.ts';

export type OpenedConnector = {
  id: string;
  name: string;
  settings: OidcSettings;
  secret: string | undefined /** Changes with its values. */;
  version: string;
};

/** A connector that may be used at this moment with its secret; undefined when it is gone, off, of another kind or unusable (FED-06). */
export const openConnector = async (services: Pick<Services, 'storage' | 'seal'>, scope: Scope, id: string): Promise<OpenedConnector | undefined> => {
  const found = await services.storage.connectors.open(scope, id);
  if (found?.connector.status !== 'active' || found.connector.kind !== 'oidc' || found.values === undefined) return undefined;
  const settings = definition.settings.safeParse(found.values.settings);
  if (!settings.success) return undefined;
  return {
    id,
    name: found.connector.name,
    settings: settings.data,
    secret: openSecrets(services, scope, id, found.values.sealed)['clientSecret'],
    version: JSON.stringify([scope.app, scope.env, id, found.values.updatedAt]),
  };
};
