import type { Plan } from '#flows/plan/plan.ts';
import { type RelockPolicy, relocksOf } from '../sessions/relock-policy.ts';
import type { App } from '../storage/ports/apps.ts';
import type { Client } from '../storage/ports/clients.ts';
import type { Env } from '../storage/ports/scope.ts';
import type { Storage } from '../storage/ports/storage.ts';
import { createFreshCache } from './fresh-cache.ts';
import type { RunnableFlow } from './realm.ts';

/** What apps, flows, clients, plans and users columns stand for now. Reads through a cache that is at most a second behind. */
export type Catalog = {
  app(slug: string): Promise<App | undefined>;
  appById(id: string): Promise<App | undefined>;
  flow(app: string, env: Env, slug: string): Promise<RunnableFlow | undefined>;
  slugOf(flow: string): Promise<string>;
  client(app: string, env: Env, id: string): Promise<Client | undefined>;
  origins(app: string, env: Env): Promise<readonly string[]>;
  columns: Storage['users']['columns'];
  plan(hash: string): Promise<Plan | undefined>;
  /** By zone key, from all flows served: sessions of one zone are locked alike, whichever flow started them. */
  relocks(app: string, env: Env): Promise<ReadonlyMap<string, RelockPolicy>>;
  /** Called after each change of an app, flow, client or users column in this process, or a notice of one in another. */
  changed(): void;
};

/** Longest a change made by another process stays unseen (ms), where the database sends no notices. */
const behind = 1_000;
/** Plans are immutable; this bounds memory. */
const plans = 200;

export const createCatalog = (storage: Pick<Storage, 'apps' | 'flows' | 'clients' | 'users'>, now: () => number): Catalog => {
  const fresh = <T>() => createFreshCache<T>({ ttl: behind, size: 2_000, now });
  const apps = fresh<App | undefined>();
  const flows = fresh<RunnableFlow | undefined>();
  const slugs = fresh<string>();
  const clients = fresh<Client | undefined>();
  const origins = fresh<readonly string[]>();
  const columns = fresh<Awaited<ReturnType<Storage['users']['columns']>>>();
  const relocks = fresh<ReadonlyMap<string, RelockPolicy>>();
  const planCache = createFreshCache<Plan | undefined>({ ttl: Number.POSITIVE_INFINITY, size: plans, now });

  const plan = async (hash: string): Promise<Plan | undefined> => {
    const found = await planCache.get(hash, () => storage.flows.plan(hash));
    // "Not there yet" must not be remembered.
    if (found === undefined) planCache.clear();
    return found;
  };

  const loadFlow = async (app: string, env: Env, slug: string): Promise<RunnableFlow | undefined> => {
    const flow = await storage.flows.bySlug(app, slug);
    if (flow === undefined) return undefined;
    if (env === 'sandbox') {
      const draft = flow.sandboxPlan === null ? undefined : await plan(flow.sandboxPlan);
      return draft && { id: flow.id, slug, version: 0, plan: draft };
    }
    if (flow.published === null) return undefined;
    const version = (await storage.flows.versions(flow.id)).find((candidate) => candidate.version === flow.published);
    const published = version && (await plan(version.plan));
    return version && published && { id: flow.id, slug, version: version.version, plan: published };
  };

  const flow: Catalog['flow'] = (app, env, slug) => flows.get(`${app}:${env}:${slug}`, () => loadFlow(app, env, slug));
  const loadRelocks = async (app: string, env: Env) => {
    const served = await Promise.all((await storage.flows.list(app)).map(({ slug }) => flow(app, env, slug)));
    return relocksOf(served.filter((found) => found !== undefined));
  };

  return {
    app: (slug) => apps.get(`slug:${slug}`, () => storage.apps.bySlug(slug)),
    appById: (id) => apps.get(`id:${id}`, () => storage.apps.find(id)),
    flow,
    relocks: (app, env) => relocks.get(`${app}:${env}`, () => loadRelocks(app, env)),
    slugOf: (flow) => slugs.get(flow, async () => (await storage.flows.find(flow))?.slug ?? flow),
    client: (app, env, id) => clients.get(`${app}:${env}:${id}`, () => storage.clients.find(app, env, id)),
    origins: (app, env) => origins.get(`${app}:${env}`, () => storage.clients.origins(app, env)),
    columns: (app) => columns.get(app, () => storage.users.columns(app)),
    plan,
    changed: () => {
      for (const cache of [apps, flows, slugs, clients, origins, columns, relocks]) cache.clear();
    },
  };
};
