import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';

/** The zones of the app's other flows, as they are live: a key is one zone everywhere, and of one kind. */
export const zonesElsewhere = async ({ app, flow }: FlowAccess, { storage, catalog }: Services): Promise<NonNullable<AppSettings['zones']>> => {
  const others = (await storage.flows.list(app.id)).filter(({ id, published }) => id !== flow.id && published !== null);
  const served = await Promise.all(others.map(({ slug }) => catalog.flow(app.id, 'live', slug)));
  return served.flatMap((found) => found?.plan.zones ?? []).map(({ key, kind }) => ({ key, kind }));
};
