import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { note } from '../note.ts';

export type TwinView = { slug: string; name: string };

/** The app this one is linked with as open and secured pair (MOB-11), and those it could be linked with. */
export const getTwin = async (
  access: Authorized<'app.view', AppAccess>,
  { storage }: Services,
): Promise<{ linked: TwinView | null; others: readonly TwinView[] }> => {
  const id = await storage.twins.twinOf(access.app.id);
  const apps = (await storage.apps.list(access.workspace)).map(({ id: found, slug, name }) => ({ id: found, slug, name }));
  const twin = apps.find((candidate) => candidate.id === id);
  return {
    linked: twin === undefined ? null : { slug: twin.slug, name: twin.name },
    others: apps.filter((candidate) => candidate.id !== access.app.id).map(({ slug, name }) => ({ slug, name })),
  };
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
