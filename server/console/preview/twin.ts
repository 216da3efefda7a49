import { phrase } from '#flows/languages/phrase.ts';
import { type OpenedTwin, openTwin as open } from '#server/engine/preview/open-twin.ts';
import type { Services } from '#server/services.ts';
import type { App } from '#server/storage/ports/apps.ts';
import { type Authorized, authorize, type FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { worldOf } from './world-of.ts';

type Access = Authorized<'flow.edit', FlowAccess>;

const linkedApp = async (access: Access, { storage }: Services): Promise<App | undefined> => {
  const id = await storage.twins.twinOf(access.app.id);
  return id === undefined ? undefined : storage.apps.find(id);
};

/** Whether the builder may see the linked app run: its drawing, and the sandbox users that come along. */
const maySee = async (access: Access, services: Services, app: App): Promise<boolean> => {
  try {
    await authorize(access.actor, services, { app: app.slug }, 'user.view');
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
};

/** The linked app, to be opened beside the edited one (MOB-11). Its name is for those who may see it; null when there is none. */
export const previewTwin = async (access: Access, services: Services): Promise<{ name: string | null } | null> => {
  const app = await linkedApp(access, services);
  return app === undefined ? null : { name: (await maySee(access, services, app)) ? app.name : null };
};

/**
 * Opens the linked app beside the edited one, in the same world. Throws Fault in the builder's words where that cannot be: the
 * two are not linked any more, it is not theirs to see, or nothing in it runs yet.
 */
export const openPreviewTwin = async (
  access: Access,
  services: Services,
  input: { world: string },
): Promise<OpenedTwin & Required<Pick<OpenedTwin, 'start'>>> => {
  const live = await worldOf(access, services, input.world);
  const app = await linkedApp(access, services);
  if (app === undefined)
    throw new Fault('not-found', phrase('This app is not linked with another one. Link it in its settings, then open both apps again.'));
  if (!(await maySee(access, services, app)))
    throw new Fault('not-allowed', phrase('You may not see the app that this one is linked with. Ask an owner of its workspace to let you in.'));
  if (app.status !== 'active')
    throw new Fault('conflict', phrase('“{app}” is switched off. Switch it on in its settings, then open both apps again.'), {
      values: { app: app.name },
    });
  const { start, ...opened } = await open(services, live, app);
  if (start === undefined)
    throw new Fault('conflict', phrase('“{app}” has no flow yet that can run. Draw one there until it has no problems, then open both apps again.'), {
      values: { app: app.name },
    });
  return { ...opened, start };
};
