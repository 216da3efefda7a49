import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { note } from '../note.ts';

/** A disabled app answers nobody: no new runs, no refresh, no session check. */
export const setAppStatus = async (
  access: Authorized<'app.settings', AppAccess>,
  services: Services,
  input: { status: 'active' | 'disabled' },
): Promise<void> => {
  await services.storage.apps.update(access.app.id, { status: input.status });
  await note(access, services, input.status === 'active' ? 'app.enabled' : 'app.disabled', access.app.slug);
};
