import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import { compileFor } from '../engine/compile-for.ts';
import type { App } from '../storage/ports/apps.ts';
import type { Storage } from '../storage/ports/storage.ts';
import type { Stage } from './run-scenario.ts';
import { scenarioAppOf } from './scenario-app.ts';

/** A drawing ready to be played in its app as that is set up now, or why it cannot be. */
export const stageOf = async (
  storage: Pick<Storage, 'users' | 'connectors'>,
  app: App,
  flow: Stage['flow'],
  graph: Graph,
  zones: AppSettings['zones'] = [],
  say: Say = inEnglish,
): Promise<{ ok: true; stage: Stage } | { ok: false; issues: readonly Issue[] }> => {
  const { plan, issues } = await compileFor(storage, app, graph, zones);
  if (plan === undefined) return { ok: false, issues };
  return { ok: true, stage: { app: await scenarioAppOf(storage, app), flow: { id: flow.id, slug: flow.slug }, graph, plan, say } };
};

/** What every scenario of a drawing that does not compile comes to. */
export const unplayable = (issues: readonly Issue[], say: Say = inEnglish): ScenarioResult => {
  const [first] = issues.filter(({ severity }) => severity === 'error');
  const node = first?.node;
  return {
    status: 'broken',
    problem: {
      at: -1,
      words: say('The draft has problems, so nothing can be played on it. Settle them first.'),
      ...(node !== undefined && { node }),
    },
    canAccept: false,
    path: [],
    coverage: { nodes: [], edges: [] },
    ms: 1,
  };
};
