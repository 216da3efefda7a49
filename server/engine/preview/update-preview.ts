import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Services } from '../../services.ts';
import { compileFor } from '../compile-for.ts';
import { type Blocked, blockedBy } from './blocked-by.ts';
import type { LiveWorld } from './live-world.ts';
import { rebasePreview } from './rebase-preview.ts';
import type { Worlds } from './worlds.ts';

/** What became of the run in the phone: it went on where it was, it has to start again, or the draft does not compile. */
export type UpdatedPreview = { issues: readonly Issue[]; run: 'none' | 'kept' | 'restart' | 'unchanged'; blocked: Blocked };

/** Gives a world the edited draft. A draft with errors leaves the phone on the last one that compiled. */
export const updatePreview = async (
  deps: { services: Services; worlds: Worlds },
  live: LiveWorld,
  graph: Graph,
  reader?: Parameters<typeof compileFor>[4],
): Promise<UpdatedPreview> => {
  const { plan, issues } = await compileFor(deps.services.storage, live.realm.app, graph, [], reader);
  if (plan === undefined) return { issues, run: 'unchanged', blocked: live.plan === undefined ? blockedBy(issues) : null };
  const before = live.plan;
  if (before?.hash === plan.hash) return { issues, run: 'unchanged', blocked: null };
  live.plan = plan;
  const run = before === undefined ? 'none' : await rebasePreview(deps.services, live, before, plan);
  await deps.worlds.save(live);
  return { issues, run, blocked: null };
};
