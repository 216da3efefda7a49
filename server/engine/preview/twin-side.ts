import { relocksOf } from '../../sessions/relock-policy.ts';
import type { App } from '../../storage/ports/apps.ts';
import type { Realm, RunnableFlow } from '../realm.ts';
import type { LiveWorld, WorldParts } from './live-world.ts';
import { worldRealm } from './world-realm.ts';

/** What a world's linked app is called in addresses: the world, and which of its two apps is meant. */
export const twinAddress = (world: string): string => `${world}.twin`;

/** Whether two apps are linked now: asked of the console's rows, because the world has only copies of them. */
export const isLinked = async ({ storage }: Pick<WorldParts, 'storage'>, app: string, other: string): Promise<boolean> =>
  (await storage.twins.twinOf(app)) === other;

/**
 * The linked app in a world: the newest draft of each of its flows that compiled, or else its published version, as they are
 * at each call. It shares clock, device and database with the edited flow's app, and nothing else (MOB-11).
 */
export const twinSide = (services: WorldParts, live: () => LiveWorld, app: App): Realm => {
  const { catalog, storage } = services;
  const { realm, row } = live();
  const flow = async (slug: string): Promise<RunnableFlow | undefined> =>
    (await catalog.flow(app.id, 'sandbox', slug)) ?? catalog.flow(app.id, 'live', slug);
  return worldRealm(
    services,
    live,
    {
      app,
      address: twinAddress(row.id),
      served: {
        flow,
        slugOf: catalog.slugOf,
        plan: catalog.plan,
        hasZone: async (id, zone) => (await flow(await catalog.slugOf(id)))?.plan.zones.some((candidate) => candidate.key === zone) ?? false,
        relock: async (zone) => {
          const served = await Promise.all((await storage.flows.list(app.id)).map(({ slug }) => flow(slug)));
          return relocksOf(served.filter((found) => found !== undefined)).get(zone);
        },
      },
      beside: async (other) => (realm.app.id === other && (await isLinked(services, app.id, other)) ? realm : undefined),
      ran: () => undefined,
    },
    { storage: realm.storage, clock: realm.clock, random: realm.random },
  );
};
