import type { Plan } from '#flows/plan/plan.ts';
import { parsePlan } from '#flows/plan/parse-plan.ts';
import { seededRandom } from '../../security/seeded-random.ts';
import type { Services } from '../../services.ts';
import { relocksOf } from '../../sessions/relock-policy.ts';
import type { App } from '../../storage/ports/apps.ts';
import type { World } from '../../storage/ports/worlds.ts';
import { openWorldStorage, type WorldStorage } from '../../storage/sqlite/open-world.ts';
import type { Realm } from '../realm.ts';
import { type WorldSettings, worldSettings } from './settings.ts';
import { isLinked, twinSide } from './twin-side.ts';
import { unpackSteps, type WorldStep, withStep } from './walk-steps.ts';
import { worldRealm } from './world-realm.ts';

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
  /** The linked app's realm in this world, once it was opened beside this one (MOB-11). */
  twin?: Realm;
  /** How it stood after each step of the run in the phone, the newest last: what can be walked back to. */
  steps: readonly WorldStep[];
  /** Called when something in it changed: it is to be saved. */
  touched: () => void;
};

/** A plan that does not verify is no plan: the phone says that the draft cannot run. */
const storedPlan = (text: string | null): Plan | undefined => {
  const parsed = text === null ? undefined : parsePlan(JSON.parse(text));
  return parsed?.ok ? parsed.plan : undefined;
};

/** The apps a stored world holds, as they are now. */
export type WorldApps = { app: App; flow: { id: string; slug: string }; twin?: App };

/** Opens a stored world. Nothing in it can reach live or sandbox rows: its storage is its own (FLOW-18). */
export const openLiveWorld = (services: WorldParts, row: World, { app, flow, twin }: WorldApps): LiveWorld => {
  const settings = worldSettings.parse(JSON.parse(row.settings));
  const storage = openWorldStorage(row.data.byteLength === 0 ? undefined : row.data);
  const clock = { now: () => services.clock.now() + live.settings.offsetMs };
  const random = seededRandom(`${settings.seed}:${row.revision}`, clock);
  const served: Pick<Realm, 'flow' | 'slugOf' | 'plan' | 'hasZone' | 'relock'> = {
    flow: async (slug) => (slug === flow.slug && live.plan !== undefined ? { id: flow.id, slug, version: 0, plan: live.plan } : undefined),
    slugOf: async () => flow.slug,
    plan: async (hash) => (live.plan?.hash === hash ? live.plan : undefined),
    hasZone: async (_, zone) => live.plan?.zones.some((candidate) => candidate.key === zone) ?? false,
    relock: async (zone) => (live.plan === undefined ? undefined : relocksOf([{ slug: flow.slug, plan: live.plan }]).get(zone)),
  };
  const own = {
    app,
    address: row.id,
    served,
    beside: async (other: string) => ((await isLinked(services, app.id, other)) && live.twin?.app.id === other ? live.twin : undefined),
    ran: (run: string) => {
      live.settings = { ...live.settings, run };
      live.steps = withStep(live.steps, { run, plan: live.plan, data: storage.serialize() });
    },
  };
  const live: LiveWorld = {
    row,
    settings,
    flow,
    storage,
    plan: storedPlan(row.plan),
    steps: unpackSteps(row.steps),
    touched: () => undefined,
    realm: worldRealm(services, () => live, own, { storage, clock, random }),
  };
  if (twin !== undefined) live.twin = twinSide(services, () => live, twin);
  return live;
};
