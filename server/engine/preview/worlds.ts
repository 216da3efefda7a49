import type { World } from '../../storage/ports/worlds.ts';
import { type LiveWorld, openLiveWorld, type WorldParts } from './live-world.ts';
import type { WorldSide } from './outside/preview-outside.ts';
import { worldSettings } from './settings.ts';
import { isLinked, twinAddress } from './twin-side.ts';
import { packSteps, type WorldStep } from './walk-steps.ts';

/** Worlds kept open in this process; the rest is read again from its row. */
const kept = 50;
/** A changed world is saved this much later (ms): one save for the steps of one moment. */
const saveAfter = 200;

/** Preview worlds by id. A world is continued by whichever process is asked; a newer row replaces what this one had open. */
export type Worlds = {
  /** The world if `token` is its bearer and it is alive, and which of its apps the address means. */
  enter(address: string, token: string): Promise<WorldSide | undefined>;
  /** For the console, which has checked the builder's right to the flow. */
  open(id: string): Promise<LiveWorld | undefined>;
  create(row: World): Promise<LiveWorld | undefined>;
  save(live: LiveWorld): Promise<void>;
  /** Puts a world's database back to how it was after an earlier step; clock, device and draft stay. Undefined: it moved on meanwhile. */
  rewind(live: LiveWorld, to: { step: WorldStep; data: Uint8Array; steps: readonly WorldStep[] }): Promise<LiveWorld | undefined>;
  remove(id: string): Promise<void>;
  /** Saves what is open; for shutting down. */
  saveAll(): Promise<void>;
};

export const createWorlds = (services: WorldParts): Worlds => {
  const open = new Map<string, LiveWorld>();
  const pending = new Map<string, NodeJS.Timeout>();

  const save = async (live: LiveWorld): Promise<void> => {
    clearTimeout(pending.get(live.row.id));
    pending.delete(live.row.id);
    const expected = live.row.revision;
    const row: World = {
      ...live.row,
      revision: expected + 1,
      settings: JSON.stringify(live.settings),
      plan: live.plan ? JSON.stringify(live.plan) : null,
      data: live.storage.serialize(),
      steps: packSteps(live.steps),
    };
    live.row = row;
    // Somebody else continued it meanwhile: theirs is the newer one, ours is dropped.
    if (!(await services.storage.worlds.replace(row, expected))) open.delete(row.id);
  };

  const keep = (live: LiveWorld): LiveWorld => {
    live.touched = () => {
      if (pending.has(live.row.id)) return;
      pending.set(
        live.row.id,
        setTimeout(() => {
          save(live).catch((error: unknown) => services.log.error({ world: live.row.id, error }, 'a preview world could not be saved'));
        }, saveAfter),
      );
    };
    open.delete(live.row.id);
    open.set(live.row.id, live);
    const oldest = open.keys().next().value;
    if (open.size > kept && oldest !== undefined) open.delete(oldest);
    return live;
  };

  const load = async (row: World): Promise<LiveWorld | undefined> => {
    const { twin: linked } = worldSettings.parse(JSON.parse(row.settings));
    const [app, twin, slug] = await Promise.all([
      services.catalog.appById(row.app),
      linked === null ? undefined : services.catalog.appById(linked),
      services.catalog.slugOf(row.flow),
    ]);
    return app && keep(openLiveWorld(services, row, { app, flow: { id: row.flow, slug }, ...(twin && { twin }) }));
  };

  const find = async (id: string): Promise<LiveWorld | undefined> => {
    const known = open.get(id);
    if (known !== undefined && pending.has(id)) return known;
    const row = await services.storage.worlds.find(id);
    if (row === undefined || row.expiresAt <= services.clock.now()) {
      open.delete(id);
      return undefined;
    }
    return known !== undefined && known.row.revision >= row.revision ? known : load(row);
  };

  return {
    open: find,
    enter: async (address, token) => {
      const [id = '', ...rest] = address.split('.');
      const live = await find(id);
      if (live === undefined || !services.digest.equal(services.digest.hash(token), live.row.tokenHash)) return undefined;
      if (rest.length === 0) return { live, realm: live.realm };
      const twin = address === twinAddress(id) ? live.twin : undefined;
      // Apps that were parted meanwhile are not shown side by side any longer.
      return twin !== undefined && (await isLinked(services, live.row.app, twin.app.id)) ? { live, realm: twin } : undefined;
    },
    create: async (row) => {
      await services.storage.worlds.create(row);
      return load(row);
    },
    save,
    rewind: async (live, { step, data, steps }) => {
      clearTimeout(pending.get(live.row.id));
      pending.delete(live.row.id);
      const expected = live.row.revision;
      const settings = JSON.stringify({ ...live.settings, run: step.run });
      const plan = live.plan ? JSON.stringify(live.plan) : null;
      const row: World = { ...live.row, revision: expected + 1, settings, plan, data, steps: packSteps(steps) };
      open.delete(row.id);
      return (await services.storage.worlds.replace(row, expected)) ? load(row) : undefined;
    },
    remove: async (id) => {
      clearTimeout(pending.get(id));
      pending.delete(id);
      open.delete(id);
      await services.storage.worlds.remove(id);
    },
    saveAll: async () => {
      for (const id of [...pending.keys()]) {
        const live = open.get(id);
        if (live !== undefined) await save(live);
      }
    },
  };
};
