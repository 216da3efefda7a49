import { authorize } from '../console/authorize.ts';
import { listConnectors } from '../console/connectors/list-connectors.ts';
import { inApp } from './inputs.ts';
import { member, router } from './procedures.ts';

/** Services outside that flows may call. */
export const connectorsRouter = router({
  list: member
    .input(inApp)
    .query(async ({ ctx, input }) => listConnectors(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.view'), ctx.services)),
});
