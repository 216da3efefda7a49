import { definition, type DirectorySettings } from '#flows/connectors/directory/definition.ts';
import type { DirectoryTrouble } from '#flows/kit/ports.ts';
import { openSecrets } from '../../connectors/connector-secrets.ts';
import type { Services } from '../../services.ts';
import type { Scope } from '../../storage/ports/scope.ts';

/** `version` changes with each change of the values. */
export type OpenedDirectory = { settings: DirectorySettings; bindPassword: string; version: string };

/** A directory connector as it is now, ready to be called, or why it cannot be (FED-06). */
export const openDirectory = async (
  services: Pick<Services, 'storage' | 'seal'>,
  scope: Scope,
  id: string,
): Promise<OpenedDirectory | DirectoryTrouble> => {
  const found = await services.storage.connectors.open(scope, id);
  if (found === undefined || found.connector.kind !== definition.kind) return 'no-connector';
  if (found.connector.status !== 'active') return 'disabled-connector';
  const settings = definition.settings.safeParse(found.values?.settings);
  const { bindPassword = '' } = found.values === undefined ? {} : openSecrets(services, scope, id, found.values.sealed);
  // An empty password would bind as nobody and search as nobody.
  return settings.success && bindPassword !== ''
    ? { settings: settings.data, bindPassword, version: `${id}:${found.values?.updatedAt}` }
    : 'not-set-up';
};
