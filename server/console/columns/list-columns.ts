import type { UserColumn } from '#flows/kit/ports.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';

export const listColumns = async (access: Authorized<'app.view', AppAccess>, services: Services): Promise<UserColumn[]> =>
  (await services.storage.users.columns(access.app.id)).map(({ key, name, type, unique, options }) => ({ key, name, type, unique, options }));
