import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';
import type { AppSettings } from './app-settings.ts';

/** Holds for runs and sessions that begin from now on; sessions already issued keep their lifetimes. */
export const changeAppSettings = async (access: Authorized<'app.settings', AppAccess>, services: Services, input: AppSettings): Promise<void> => {
  const { logo } = access.app.theme;
  await services.storage.apps.update(access.app.id, { ...input, theme: { ...input.theme, logo } });
  await note(access, services, 'app.settings-changed', access.app.slug, { access: input.access, ...input.lifetimes });
};
