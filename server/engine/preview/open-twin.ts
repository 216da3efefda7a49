import type { PhoneTheme } from '#flows/protocol/phone.ts';
import type { Services } from '../../services.ts';
import type { App } from '../../storage/ports/apps.ts';
import { fillWorld } from './fill-world.ts';
import type { LiveWorld } from './live-world.ts';
import { twinAddress, twinSide } from './twin-side.ts';

/** The linked app beside the edited one. `start`: where somebody gets into it; undefined while none of its flows runs. */
export type OpenedTwin = {
  frameUrl: string;
  app: { name: string; slug: string; theme: PhoneTheme };
  start?: { flow: string; entry?: string };
};

const startOf = async ({ storage }: Pick<Services, 'storage'>, twin: LiveWorld['realm']): Promise<OpenedTwin['start']> => {
  const listed = await storage.flows.list(twin.app.id);
  const served = (await Promise.all(listed.map(({ slug }) => twin.flow(slug)))).filter((flow) => flow !== undefined);
  // As at the app's own address: its common link, else the flow that signs in; any other rather than none.
  for (const type of ['entry.common-link', 'entry.sign-in']) {
    for (const { slug, plan } of served) {
      const entry = plan.entries.find((candidate) => candidate.type === type);
      if (entry !== undefined) return { flow: slug, entry: entry.id };
    }
  }
  return served[0] && { flow: served[0].slug };
};

/**
 * Brings the linked app into a world: its columns, its sandbox users, and who of them is somebody of the edited app. The caller
 * has checked that the two are linked and that the builder may see both. Once it is there it stays as it is.
 */
export const openTwin = async (services: Services, live: LiveWorld, app: App): Promise<OpenedTwin> => {
  if (live.twin?.app.id !== app.id) {
    const twin = twinSide(services, () => live, app);
    const { twins } = live.storage;
    const people = await fillWorld(services.storage, live, twin, 'twin');
    await twins.unlink(live.row.app);
    await twins.link(live.row.app, app.id);
    for (const user of people) {
      const other = await services.storage.twins.other(twin.scope, user);
      if (other?.app === live.row.app) await twins.join(twin.scope.env, { app: app.id, user }, other);
    }
    live.twin = twin;
    live.settings = { ...live.settings, twin: app.id };
    await services.worlds.save(live);
  }
  const start = await startOf(services, live.twin);
  const { name, slug, theme } = app;
  return { frameUrl: `/preview/${twinAddress(live.row.id)}`, app: { name, slug, theme }, ...(start && { start }) };
};
