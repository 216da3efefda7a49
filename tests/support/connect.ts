import type { ConnectorKind } from '#flows/kit/define-connector.ts';
import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import type { TestApi } from './api.ts';

/** A connector with values in live, as a builder would have filled in its form. */
export const connectAs = async (
  { services, app }: Pick<TestApi, 'services' | 'app'>,
  given: { id: string; kind: ConnectorKind; name: string; settings: Record<string, unknown>; secrets: Record<string, string> },
): Promise<void> => {
  const { id, kind, name, settings, secrets } = given;
  const [scope, now] = [{ app: app.id, env: 'live' } as const, services.clock.now()];
  await services.storage.connectors.create({ id, app: app.id, kind, name, status: 'active', createdAt: now, updatedAt: now });
  await services.storage.connectors.saveValues(scope, id, {
    settings: JSON.parse(JSON.stringify(settings)),
    secrets: Object.keys(secrets),
    sealed: sealSecrets(services, scope, id, secrets),
    updatedAt: now,
  });
};
