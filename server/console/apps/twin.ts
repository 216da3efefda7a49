import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

export type TwinView = { slug: string; name: string };

/** The app this one is linked with as open and secured pair (MOB-11); null: none. */
export const getTwin = async (access: Authorized<'app.view', AppAccess>, { storage }: Services): Promise<TwinView | null> => {
  const id = await storage.twins.twinOf(access.app.id);
  const twin = id === undefined ? undefined : await storage.apps.find(id);
  return twin === undefined ? null : { slug: twin.slug, name: twin.name };
};

/** Links two apps, of which the caller may set up both. Throws Fault when one of them has another twin. */
export const linkTwin = async (
  access: Authorized<'app.settings', AppAccess>,
  twin: Authorized<'app.settings', AppAccess>,
  services: Services,
): Promise<void> => {
  if (access.app.id === twin.app.id) throw new Fault('conflict', 'An app cannot be its own twin. Choose another one.');
  if (access.app.workspace !== twin.app.workspace) throw new Fault('conflict', 'Both apps have to be in one workspace.');
  if (!(await services.storage.twins.link(access.app.id, twin.app.id)))
    throw new Fault('conflict', 'One of the two has a twin already. Unlink it first.');
  await note(access, services, 'app.twin-linked', access.app.id, { twin: twin.app.slug });
};

/** Each app goes on by itself; who was the same person stays known to be. */
export const unlinkTwin = async (access: Authorized<'app.settings', AppAccess>, services: Services): Promise<void> => {
  await services.storage.twins.unlink(access.app.id);
  await note(access, services, 'app.twin-unlinked', access.app.id, {});
};
