import type { AppSettings } from '#flows/compiler/app-settings.ts';
import { compile } from '#flows/compiler/compile.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Say } from '#flows/languages/say.ts';
import { stepLanguages } from '#flows/languages/steps/step-languages.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { filledPins } from './filled-pins.ts';
import { connectorsOf } from '../connectors/connectors-of.ts';
import type { App } from '../storage/ports/apps.ts';
import type { Storage } from '../storage/ports/storage.ts';

/** Compiles a graph for an app as it is set up now: its columns, access mode, lifetimes and language. `zones`: those of its other flows. `reader`: whom issues are told; English without one, as the plan always is. */
export const compileFor = async (
  storage: Pick<Storage, 'users' | 'connectors'>,
  app: App,
  graph: Graph,
  zones: AppSettings['zones'] = [],
  reader: { say?: Say; language?: string } = {},
): Promise<{ plan?: Plan; issues: readonly Issue[] }> => {
  const [columns, connectors] = await Promise.all([storage.users.columns(app.id), connectorsOf(storage, app.id)]);
  const filled = await filledPins(storage, app.id, columns);
  return compile(graph, {
    ...(reader.say && { say: reader.say }),
    ...(reader.language && { language: reader.language }),
    registry,
    steps: stepLanguages,
    app: { access: app.access, lifetimes: app.lifetimes, defaultLanguage: app.defaultLanguage, columns, connectors, filled, zones },
  });
};
