import { setTimeout as pause } from 'node:timers/promises';
import { newCheck } from '#server/security/check-secret-key.ts';
import { reseal } from '#server/security/reseal.ts';
import type { Seal } from '#server/security/seal.ts';
import type { SealedPlace, SealedPort } from '#server/storage/ports/sealed.ts';
import type { Storage } from '#server/storage/ports/storage.ts';
import { openWorldStorage } from '#server/storage/sqlite/open-world.ts';

export type Rotation = {
  /** Rows sealed anew. */
  changed: number;
  /** Rows that no given key opens, as `<place> <id>`. */
  unreadable: readonly string[];
  /** False when a server kept on sealing with an older key while this ran. */
  settled: boolean;
};

/** Rows a unit: small enough that a server on the same SQLite file waits for milliseconds only. */
const batch = 100;
/** A server on its way out may seal with the old key for a moment; one that still does so in the last pass is running with it. */
const passes = 3;

type Parts = { storage: Pick<Storage, 'sealed' | 'worlds'>; seal: Seal; told?: (place: string, changed: number) => void };

/**
 * Seals everything at rest under the current SECRET_KEY (KEY-03), beside running servers. Each batch is one unit of work, and a row that
 * is current already is left alone: a command that was killed is simply run again. The check value comes last, so that it never names a
 * key under which not everything is sealed.
 */
export const rotateKeys = async ({ storage, seal, told = () => {} }: Parts): Promise<Rotation> => {
  const unreadable = new Set<string>();
  let changed = 0;
  for (let pass = 1; ; pass += 1) {
    let now = 0;
    for (const place of storage.sealed.places) {
      const count = await resealPlace(storage.sealed, seal, place, (id) => unreadable.add(`${place} ${id}`));
      if (count > 0) told(place, count);
      now += count;
    }
    const worlds = await resealWorlds(storage.worlds, seal, (id) => unreadable.add(id));
    if (worlds > 0) told('preview worlds', worlds);
    now += worlds;
    changed += now;
    if (now > 0 && pass < passes) continue;
    const settled = now === 0;
    if (settled) await storage.sealed.replaceCheck(newCheck(seal));
    return { changed, unreadable: [...unreadable], settled };
  }
};

const resealPlace = async (sealed: SealedPort, seal: Seal, place: SealedPlace, lost: (id: string) => void): Promise<number> => {
  let total = 0;
  for (let after: Parameters<SealedPort['reseal']>[1]; ; ) {
    const { changed, last } = await sealed.reseal(place, after, batch, (row) => {
      const made = reseal(seal, place, row);
      if (made.kind === 'unreadable') lost(row.id);
      return made.kind === 'changed' ? made.text : undefined;
    });
    total += changed;
    if (last === undefined) return total;
    after = last;
    // The server's turn.
    if (changed > 0) await pause(5);
  }
};

/** A preview world is a database of its own in one column. One that a tester goes on with meanwhile is read again. */
const resealWorlds = async (worlds: Storage['worlds'], seal: Seal, lost: (id: string) => void): Promise<number> => {
  let total = 0;
  for (let after = ''; ; ) {
    const ids = await worlds.ids(after, batch);
    for (const id of ids) {
      for (let attempt = 1; attempt <= passes; attempt += 1) {
        const world = await worlds.find(id);
        if (world === undefined) break;
        // What it could walk back to is sealed with the old key, too.
        const { steps: _, ...rest } = world;
        const inside = openWorldStorage(world.data);
        let changed = 0;
        for (const place of inside.sealed.places)
          changed += await resealPlace(inside.sealed, seal, place, (row) => lost(`world ${id} ${place} ${row}`));
        const kept = changed === 0 || (await worlds.replace({ ...rest, revision: world.revision + 1, data: inside.serialize() }, world.revision));
        await inside.close();
        if (!kept) continue;
        if (changed > 0) total += 1;
        break;
      }
    }
    const last = ids.at(-1);
    if (last === undefined) return total;
    after = last;
  }
};
