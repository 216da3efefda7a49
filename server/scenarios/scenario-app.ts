import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { App } from '../storage/ports/apps.ts';
import type { Connector, ConnectorValues } from '../storage/ports/connectors.ts';
import type { Storage } from '../storage/ports/storage.ts';

/** Everything of an app that a play depends on. No user of it, and no secret. */
export type ScenarioApp = {
  app: App;
  columns: AppSettings['columns'];
  connectors: readonly { connector: Connector; settings: ConnectorValues['settings'] | undefined }[];
};

/** An app as it is set up now. Connectors with their sandbox values, or live ones where there are no others, as in the phone. */
export const scenarioAppOf = async (storage: Pick<Storage, 'users' | 'connectors'>, app: App): Promise<ScenarioApp> => {
  const [columns, listed] = await Promise.all([storage.users.columns(app.id), storage.connectors.list(app.id)]);
  const connectors = await Promise.all(
    listed.map(async ({ envs, ...connector }) => {
      const env = envs.includes('sandbox') ? 'sandbox' : 'live';
      const opened = await storage.connectors.open({ app: app.id, env }, connector.id);
      return { connector, settings: opened?.values?.settings };
    }),
  );
  return { app, columns: columns.map(({ order: _, ...column }) => column), connectors };
};
