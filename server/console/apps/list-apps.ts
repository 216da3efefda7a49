import type { Services } from '#server/services.ts';
import type { Authorized } from '../authorize.ts';
import { type AppView, appView } from './app-view.ts';

/** The apps of a workspace, with how many flows each has and how many of them are live. */
export const listApps = async (access: Authorized<'workspace.view'>, services: Services): Promise<(AppView & { flows: number; live: number })[]> => {
  const apps = await services.storage.apps.list(access.workspace);
  return Promise.all(
    apps.map(async (app) => {
      const flows = await services.storage.flows.list(app.id);
      return { ...appView(app), flows: flows.length, live: flows.filter((flow) => flow.published !== null).length };
    }),
  );
};
