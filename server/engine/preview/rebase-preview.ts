import { rebaseRun } from '#flows/interpreter/rebase-run.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { steppingFor } from '../stepping-for.ts';
import { takeStep } from '../take-step.ts';
import type { LiveWorld } from './live-world.ts';

/**
 * Moves the run in the phone from the plan it is on to the world's, and into the phone's language, which the draft may have learned:
 * `restart` when what it stands on has changed too much.
 */
export const rebasePreview = async (
  services: Services,
  live: LiveWorld,
  before: Plan,
  plan: Plan,
  locale: string = live.settings.device.language,
): Promise<'none' | 'kept' | 'restart'> => {
  const stored = live.settings.run === null ? undefined : await live.storage.runs.find(live.realm.scope, live.settings.run);
  if (stored === undefined || stored.status !== 'active') return 'none';
  const stepping = await steppingFor(services, live.realm, { ...stored, plan: plan.hash, run: { ...stored.run, locale } }, 'edited');
  const decision = await rebaseRun(stepping.machine, before, stepping.record.run);
  if (decision === undefined) return 'restart';
  const steps = live.steps.length;
  try {
    await takeStep(stepping, async () => decision);
    // An edit is no step of the walk: where it stands has only been drawn anew.
    if (live.steps.length > 1 && steps > 0) live.steps = live.steps.filter((_, index) => index !== live.steps.length - 2);
    return 'kept';
  } catch (error) {
    // The tester acted in the same moment: their step stands, on the plan it was made on.
    if (error instanceof Problem) return 'restart';
    throw error;
  }
};
