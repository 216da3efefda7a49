import { parsePlan } from '#flows/plan/parse-plan.ts';
import type { Plan } from '#flows/plan/plan.ts';
import type { Services } from '../../services.ts';
import { openWorldStorage } from '../../storage/sqlite/open-world.ts';
import { asSeen } from '../run-state.ts';
import type { LiveWorld } from './live-world.ts';
import { mustBePreview } from './must-be-preview.ts';
import { rebasePreview } from './rebase-preview.ts';
import { databaseOf, type WorldStep } from './walk-steps.ts';
import type { Worlds } from './worlds.ts';

/** What became of it: it stands a step earlier, there is none, or the draft has changed so much that it has to start again. */
export type SteppedBack = 'back' | 'nowhere' | 'restart';

/** The plan a step was taken on, if the draft is another one now. */
const planBehind = (live: LiveWorld, step: WorldStep): Plan | undefined => {
  const parsed = parsePlan(step.plan);
  return parsed.ok && parsed.plan.hash !== live.plan?.hash ? parsed.plan : undefined;
};

/** The number of the run as it stood then; undefined while a message was on its way, which is no place to stand. */
const standingIn = async ({ realm }: LiveWorld, step: WorldStep, data: Uint8Array): Promise<number | undefined> => {
  const storage = openWorldStorage(data);
  try {
    const record = await storage.runs.find(realm.scope, step.run);
    const seen = record && (await asSeen({ storage }, record));
    return seen === undefined || seen.run.states.at(-1)?.kind === 'sending' ? undefined : seen.run.number;
  } finally {
    await storage.close();
  }
};

/**
 * The walk as it was one step earlier, past floors, ends and everything that was written meanwhile (EDITOR 17): the world is data, and
 * is put back as it was. The clock never goes back, and the draft stays the newest one.
 */
export const stepBack = async ({ services, worlds }: { services: Services; worlds: Worlds }, live: LiveWorld): Promise<SteppedBack> => {
  mustBePreview(live.realm);
  const { run } = live.settings;
  const current = run === null ? undefined : await live.storage.runs.find(live.realm.scope, run);
  for (let steps = live.steps.slice(0, -1); steps.length > 0; steps = steps.slice(0, -1)) {
    const step = steps.at(-1);
    if (step === undefined) break;
    const data = databaseOf(step);
    const number = await standingIn(live, step, data);
    // Sent and on its way are kept apart, but are one step to whoever walks.
    if (number === undefined || number === current?.run.number) continue;
    const before = planBehind(live, step);
    const rewound = await worlds.rewind(live, { step, data, steps });
    if (rewound === undefined) return 'nowhere';
    if (before === undefined || rewound.plan === undefined) return 'back';
    const rebased = await rebasePreview(services, rewound, before, rewound.plan);
    await worlds.save(rewound);
    return rebased === 'restart' ? 'restart' : 'back';
  }
  return 'nowhere';
};
