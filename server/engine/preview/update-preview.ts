import type { Graph } from '#flows/graph/graph.ts';
import { rebaseRun } from '#flows/interpreter/rebase-run.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { compileFor } from '../compile-for.ts';
import { steppingFor } from '../stepping-for.ts';
import { takeStep } from '../take-step.ts';
import { type Blocked, blockedBy } from './blocked-by.ts';
import type { LiveWorld } from './live-world.ts';
import type { Worlds } from './worlds.ts';

/** What became of the run in the phone: it went on where it was, it has to start again, or the draft does not compile. */
export type UpdatedPreview = { issues: readonly Issue[]; run: 'none' | 'kept' | 'restart' | 'unchanged'; blocked: Blocked };

const rebase = async (services: Services, live: LiveWorld, before: Plan, plan: Plan): Promise<'none' | 'kept' | 'restart'> => {
  const stored = live.settings.run === null ? undefined : await live.storage.runs.find(live.realm.scope, live.settings.run);
  if (stored === undefined || stored.status !== 'active') return 'none';
  const stepping = await steppingFor(services, live.realm, { ...stored, plan: plan.hash }, 'edited');
  const decision = await rebaseRun(stepping.machine, before, stepping.record.run);
  if (decision === undefined) return 'restart';
  try {
    await takeStep(stepping, async () => decision);
    return 'kept';
  } catch (error) {
    // The tester acted in the same moment: their step stands, on the plan it was made on.
    if (error instanceof Problem) return 'restart';
    throw error;
  }
};

/** Gives a world the edited draft. A draft with errors leaves the phone on the last one that compiled. */
export const updatePreview = async (deps: { services: Services; worlds: Worlds }, live: LiveWorld, graph: Graph): Promise<UpdatedPreview> => {
  const { plan, issues } = await compileFor(deps.services.storage, live.realm.app, graph);
  if (plan === undefined) return { issues, run: 'unchanged', blocked: live.plan === undefined ? blockedBy(issues) : null };
  const before = live.plan;
  if (before?.hash === plan.hash) return { issues, run: 'unchanged', blocked: null };
  live.plan = plan;
  const run = before === undefined ? 'none' : await rebase(deps.services, live, before, plan);
  await deps.worlds.save(live);
  return { issues, run, blocked: null };
};
