import type { ConnectorView } from '#flows/kit/define-connector.ts';
import type { Realm } from '../engine/realm.ts';
import type { Services } from '../services.ts';

/**
 * A connector as executors see it, read anew at each call (FED-06). A preview never calls out, so it works before there
 * are values: with those of the sandbox, or of live, or none.
 */
export const connectorView = async ({ storage }: Pick<Services, 'storage'>, realm: Realm, id: string): Promise<ConnectorView | undefined> => {
  const found = await storage.connectors.open(realm.scope, id);
  if (found === undefined) return undefined;
  const { connector } = found;
  const preview = realm.kind === 'preview';
  const values = found.values ?? (preview ? (await storage.connectors.open({ ...realm.scope, env: 'live' }, id))?.values : undefined);
  return {
    id,
    kind: connector.kind,
    name: connector.name,
    active: connector.status === 'active' && (preview || values !== undefined),
    settings: values?.settings ?? {},
  };
};
