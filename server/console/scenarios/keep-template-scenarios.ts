import type { Graph } from '#flows/graph/graph.ts';
import { templateScenarios } from '#flows/templates/template-scenarios.ts';
import { Busy } from '#server/errors.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { appendScenarios } from './append-scenarios.ts';
import { draftStage } from './draft-stage.ts';

const withinMs = 5_000;

/**
 * Keeps the scenarios a template comes with: those that hold in this app as it is set up. While the drawing still lacks something all
 * of them are kept, to hold once it is there.
 */
export const keepTemplateScenarios = async (
  access: FlowAccess,
  services: Services,
  { template, graph }: { template: string; graph: Graph },
): Promise<string[]> => {
  const scenarios = templateScenarios(template);
  const set = await draftStage(access, services, graph);
  if (!set.ok) return appendScenarios(access, services, scenarios);
  // The flow is there already: where there is no time to look, all of them are kept, and played like any other.
  const played = await services.plays.run(set.stage, scenarios, withinMs).catch((error: unknown) => {
    if (error instanceof Busy) return undefined;
    throw error;
  });
  return appendScenarios(
    access,
    services,
    scenarios.filter((_, index) => played === undefined || played[index]?.status === 'passed'),
  );
};
