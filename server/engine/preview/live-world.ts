import type { Plan } from '#flows/plan/plan.ts';
import type { Delivery } from '../../delivery/deliver.ts';
import { createBreaker } from '../../delivery/breaker.ts';
import { captureMessages } from '../../delivery/capture.ts';
import { createDelivery } from '../../delivery/deliver.ts';
import { seededRandom } from '../../security/seeded-random.ts';
import type { Services } from '../../services.ts';
import type { App } from '../../storage/ports/apps.ts';
import { relocksOf } from '../../sessions/relock-policy.ts';
import type { World } from '../../storage/ports/worlds.ts';
import { openWorldStorage, type WorldStorage } from '../../storage/sqlite/open-world.ts';
import { parsePlan } from '#flows/plan/parse-plan.ts';
import type { Realm } from '../realm.ts';
import { previewOutside } from './outside/preview-outside.ts';
import { type WorldSettings, worldSettings } from './settings.ts';

/** What worlds are made with. */
export type WorldParts = Pick<Services, 'env' | 'storage' | 'catalog' | 'clock' | 'digest' | 'seal' | 'waiters' | 'log'>;

/** A preview world opened in this process: its database, its draft's plan and its realm. */
export type LiveWorld = {
  row: World;
  settings: WorldSettings;
  flow: { id: string; slug: string };
  plan: Plan | undefined;
  storage: WorldStorage;
  realm: Realm;
  /** Called when something in it changed: it is to be saved. */
  touched: () => void;
};

const captured = (
  services: WorldParts,
  live: { storage: WorldStorage; realm: Pick<Realm, 'scope' | 'clock' | 'random'>; settings: WorldSettings },
): Delivery => {
  const send = captureMessages({
    mailbox: live.storage.mailbox,
    scope: live.realm.scope,
    seal: services.seal,
    clock: live.realm.clock,
    random: live.realm.random,
  });
  const delivery = createDelivery({
    send,
    breaker: createBreaker(services.clock),
    failed: (error) => services.log.warn({ error }, 'a preview message was not kept'),
  });
  // The scripted device is offline, or its mail server is: what a fallback chain listens to.
  return { deliver: async (message, run, withinMs) => live.settings.device.online && delivery.deliver(message, run, withinMs) };
};

/** A plan that does not verify is no plan: the phone says that the draft cannot run. */
const storedPlan = (text: string | null): Plan | undefined => {
  const parsed = text === null ? undefined : parsePlan(JSON.parse(text));
  return parsed?.ok ? parsed.plan : undefined;
};

/** Opens a stored world. Nothing in it can reach live or sandbox rows: its storage is its own (FLOW-18). */
export const openLiveWorld = (services: WorldParts, row: World, app: App, flow: { id: string; slug: string }): LiveWorld => {
  const settings = worldSettings.parse(JSON.parse(row.settings));
  const storage = openWorldStorage(row.data.byteLength === 0 ? undefined : row.data);
  const clock = { now: () => services.clock.now() + live.settings.offsetMs };
  const random = seededRandom(`${settings.seed}:${row.revision}`, clock);
  const scope = { app: app.id, env: 'sandbox' } as const;
  const live: LiveWorld = {
    row,
    settings,
    flow,
    storage,
    plan: storedPlan(row.plan),
    touched: () => undefined,
    realm: {
      kind: 'preview',
      app,
      scope,
      storage,
      clock,
      random,
      digest: services.digest,
      issuer: `${services.env.publicUrl}/oidc/preview/${row.id}`,
      apiBase: `/api/v1/preview/${row.id}`,
      pageBase: `/preview/${row.id}`,
      linkBase: `/preview/${row.id}/l`,
      scripted: () => ({ ip: live.settings.device.ip }),
      flow: async (slug) => (slug === flow.slug && live.plan !== undefined ? { id: flow.id, slug, version: 0, plan: live.plan } : undefined),
      slugOf: async () => flow.slug,
      plan: async (hash) => (live.plan?.hash === hash ? live.plan : undefined),
      hasZone: async (_, zone) => live.plan?.zones.some((candidate) => candidate.key === zone) ?? false,
      relock: async (zone) => (live.plan === undefined ? undefined : relocksOf([{ slug: flow.slug, plan: live.plan }]).get(zone)),
      client: async () => undefined,
      outside: previewOutside(services, () => live),
      delivery: { deliver: (message, run, withinMs) => captured(services, live).deliver(message, run, withinMs) },
      changed: (run) => {
        live.settings = { ...live.settings, run };
        live.touched();
        services.waiters.changed(run);
      },
    },
  };
  return live;
};
