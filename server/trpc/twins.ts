import { getTwin, linkTwin, unlinkTwin } from '../console/apps/twin.ts';
import { authorize } from '../console/authorize.ts';
import { inApp, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

/** Two apps side by side, an open and a secured one (MOB-11). */
export const twinsRouter = router({
  get: member
    .input(inApp)
    .query(async ({ ctx, input }) => getTwin(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.view'), ctx.services)),
  link: member.input(inApp.extend({ twin: reference })).mutation(async ({ ctx, input }) => {
    const access = await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings');
    return linkTwin(access, await authorize(ctx.actor, ctx.services, { app: input.twin }, 'app.settings'), ctx.services);
  }),
  unlink: member
    .input(inApp)
    .mutation(async ({ ctx, input }) => unlinkTwin(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services)),
});
