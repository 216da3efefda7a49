import * as z from 'zod';
import { authorize } from '../console/authorize.ts';
import { listRuns } from '../console/runs/list-runs.ts';
import { traceRun } from '../console/runs/trace-run.ts';
import { wayOfRun } from '../console/runs/way-of-run.ts';
import { inAppEnv, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

/** What happened: runs and their traces. */
export const runsRouter = router({
  list: member
    .input(
      inAppEnv.extend({
        flow: reference.optional(),
        user: reference.optional(),
        status: z.enum(['active', 'done', 'failed', 'expired']).optional(),
        before: z.int().optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx, input }) => listRuns(await authorize(ctx.actor, ctx.services, { app: input.app }, 'run.view'), ctx.services, input)),
  way: member
    .input(inAppEnv.extend({ run: reference }))
    .query(async ({ ctx, input }) => wayOfRun(await authorize(ctx.actor, ctx.services, { app: input.app }, 'run.view'), ctx.services, input)),
  trace: member
    .input(inAppEnv.extend({ run: reference }))
    .query(async ({ ctx, input }) => traceRun(await authorize(ctx.actor, ctx.services, { app: input.app }, 'run.view'), ctx.services, input)),
});
