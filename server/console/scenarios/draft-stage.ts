import type { Graph } from '#flows/graph/graph.ts';
import { stageOf } from '#server/scenarios/stage-of.ts';
import type { Services } from '#server/services.ts';
import type { FlowAccess } from '../authorize.ts';
import { zonesElsewhere } from '../flows/zones-elsewhere.ts';

/** A drawing of this flow, ready for its scenarios. */
export const draftStage = async (access: FlowAccess, services: Services, graph: Graph) =>
  stageOf(services.storage, access.app, access.flow, graph, await zonesElsewhere(access, services), access.actor.say);
