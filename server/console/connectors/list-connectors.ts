import { connectorsOf } from '#server/connectors/connectors-of.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';

/** The app's connectors as the designer and the page's list show them. */
export const listConnectors = async (access: Authorized<'connector.view', AppAccess>, services: Services) =>
  (await connectorsOf(services.storage, access.app.id)).map((connector) => ({ ...connector, envs: [...connector.envs] }));
