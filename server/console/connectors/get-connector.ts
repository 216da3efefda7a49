import { callbackUrl } from '#server/federation/callback-url.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { findConnector } from './find-connector.ts';
import { usesOf } from './uses-of.ts';

/** One connector with its values everywhere. Of secrets only which are set: nobody can read them again (TEN-04). */
export const getConnector = async (access: Authorized<'connector.view', AppAccess>, services: Services, input: { connector: string }) => {
  const { id, kind, name, status } = await findConnector(access, services, input);
  const valuesIn = async (env: Env) => {
    const values = (await services.storage.connectors.open({ app: access.app.id, env }, id))?.values;
    return values === undefined ? null : { settings: values.settings, secrets: [...values.secrets], updatedAt: values.updatedAt };
  };
  const [live, sandbox, uses] = await Promise.all([valuesIn('live'), valuesIn('sandbox'), usesOf(services, access.app.id, id)]);
  const { publicUrl } = services.env;
  /** What has to be registered at a provider, so that it sends people back here. */
  const callbacks = kind === 'oidc' ? { live: callbackUrl(publicUrl, 'live', id), sandbox: callbackUrl(publicUrl, 'sandbox', id) } : null;
  return { id, kind, name, status, values: { live, sandbox }, callbacks, uses };
};
