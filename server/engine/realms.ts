import type { ClockPort, DigestPort, RandomPort } from '#flows/kit/ports.ts';
import type { Delivery } from '../delivery/deliver.ts';
import type { Outside } from '../outside/outside.ts';
import type { Realms } from '../services.ts';
import type { App } from '../storage/ports/apps.ts';
import type { Env, Scope } from '../storage/ports/scope.ts';
import type { Storage } from '../storage/ports/storage.ts';
import type { Catalog } from './catalog.ts';
import type { Realm } from './realm.ts';
import type { Waiters } from './waiters.ts';

export type RealmParts = {
  storage: Storage;
  catalog: Catalog;
  clock: ClockPort;
  random: RandomPort;
  digest: DigestPort;
  publicUrl: string;
  waiters: Waiters;
  outsideFor(scope: Scope): Outside;
  /** Live mail leaves by SMTP or is kept for the owner; sandbox mail is always kept. */
  deliveryFor(scope: Scope): Delivery;
};

const realmOf = (parts: RealmParts, env: Env, app: App, beside: Realm['beside']): Realm => {
  const { storage, catalog } = parts;
  const scope: Scope = { app: app.id, env };
  return {
    kind: env,
    app,
    scope,
    storage,
    clock: parts.clock,
    random: parts.random,
    digest: parts.digest,
    issuer: `${parts.publicUrl}/oidc/${env}/${app.slug}`,
    apiBase: `/api/v1/${env}/${app.slug}`,
    pageBase: env === 'live' ? `/a/${app.slug}` : `/sandbox/a/${app.slug}`,
    linkBase: env === 'live' ? '/l' : '/sandbox/l',
    flow: (slug) => catalog.flow(app.id, env, slug),
    slugOf: catalog.slugOf,
    plan: catalog.plan,
    hasZone: async (flow, zone) => {
      const served = await catalog.flow(app.id, env, await catalog.slugOf(flow));
      return served?.plan.zones.some((candidate) => candidate.key === zone) ?? false;
    },
    relock: async (zone) => (await catalog.relocks(app.id, env)).get(zone),
    client: (id) => catalog.client(app.id, env, id),
    beside,
    outside: parts.outsideFor(scope),
    delivery: parts.deliveryFor(scope),
    changed: parts.waiters.changed,
  };
};

/** Live and sandbox realms by URL; a disabled app is not there (FLOW-11). */
export const createRealms = (parts: RealmParts): Omit<Realms, 'preview'> => {
  // One realm object per app as it is now: a changed app is another object and makes a new realm.
  const known = new WeakMap<App, Map<Env, Realm>>();
  const find = (env: Env, app: App | undefined): Realm | undefined => {
    if (app === undefined || app.status !== 'active') return undefined;
    const realms = known.get(app) ?? new Map<Env, Realm>();
    known.set(app, realms);
    const realm = realms.get(env) ?? realmOf(parts, env, app, async (other) => find(env, await parts.catalog.appById(other)));
    realms.set(env, realm);
    return realm;
  };
  return {
    find: async (env, slug) => find(env, await parts.catalog.app(slug)),
    byScope: async (scope) => find(scope.env, await parts.catalog.appById(scope.app)),
  };
};
