import * as z from 'zod';
import { scenario, scenarioLimits } from '#flows/scenario/scenario.ts';
import { authorize } from '../console/authorize.ts';
import { acceptScenario } from '../console/scenarios/accept-scenario.ts';
import { addScenarios } from '../console/scenarios/add-scenarios.ts';
import { addTemplateScenarios } from '../console/scenarios/add-template-scenarios.ts';
import { changeScenario } from '../console/scenarios/change-scenario.ts';
import { duplicateScenario } from '../console/scenarios/duplicate-scenario.ts';
import { exportScenarios } from '../console/scenarios/export-scenarios.ts';
import { keepWalk } from '../console/scenarios/keep-walk.ts';
import { listScenarios } from '../console/scenarios/list-scenarios.ts';
import { moveScenario } from '../console/scenarios/move-scenario.ts';
import { removeScenario } from '../console/scenarios/remove-scenario.ts';
import { runScenarios } from '../console/scenarios/run-scenarios.ts';
import { walkScenario } from '../console/scenarios/walk-scenario.ts';
import { inFlow, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const { name } = scenario.shape;
const one = inFlow.extend({ id: reference });

/** Walks that a flow must keep doing. */
export const scenariosRouter = router({
  list: member
    .input(inFlow)
    .query(async ({ ctx, input }) => listScenarios(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services)),
  /** What a flow file carries. */
  export: member
    .input(inFlow)
    .query(async ({ ctx, input }) => exportScenarios(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services)),
  /** A mutation because it takes the server's time; it changes nothing. */
  run: member
    .input(inFlow.extend({ ids: z.array(reference).max(scenarioLimits.perFlow).optional() }))
    .mutation(async ({ ctx, input }) =>
      runScenarios(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  /** Keeps what was done in the phone of `world`. */
  keep: member
    .input(inFlow.extend({ world: reference, name, replaces: reference.optional() }))
    .mutation(async ({ ctx, input }) => keepWalk(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input)),
  add: member
    .input(inFlow.extend({ scenarios: z.array(z.unknown()).min(1).max(scenarioLimits.perFlow) }))
    .mutation(async ({ ctx, input }) =>
      addScenarios(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  addOfTemplate: member
    .input(inFlow.extend({ template: z.string().max(60) }))
    .mutation(async ({ ctx, input }) =>
      addTemplateScenarios(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  /** Does its first steps in the phone. */
  walk: member
    .input(one.extend({ world: reference, steps: z.int().min(0).max(scenarioLimits.steps) }))
    .mutation(async ({ ctx, input }) =>
      walkScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  accept: member
    .input(one)
    .mutation(async ({ ctx, input }) =>
      acceptScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  change: member
    .input(one.extend({ name: name.optional(), required: z.boolean().optional() }))
    .mutation(async ({ ctx, input }) =>
      changeScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  move: member
    .input(one.extend({ to: z.int().min(0).max(scenarioLimits.perFlow) }))
    .mutation(async ({ ctx, input }) =>
      moveScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  duplicate: member
    .input(one)
    .mutation(async ({ ctx, input }) =>
      duplicateScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  remove: member
    .input(one)
    .mutation(async ({ ctx, input }) =>
      removeScenario(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
});
