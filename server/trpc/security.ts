import * as z from 'zod';
import { securityAnswers } from '#flows/security/answers.ts';
import { lifetimes } from '../console/apps/app-settings.ts';
import { authorize } from '../console/authorize.ts';
import { getSecurity } from '../console/security/get-security.ts';
import { saveSecurity } from '../console/security/save-security.ts';
import { inApp } from './inputs.ts';
import { member, router } from './procedures.ts';

export const securityRouter = router({
  get: member
    .input(inApp)
    .query(async ({ ctx, input }) => getSecurity(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.view'), ctx.services)),
  save: member
    .input(inApp.extend({ answers: securityAnswers, lifetimes, over: z.enum(['keep', 'own', 'everything']) }))
    .mutation(async ({ ctx, input }) => {
      const target = { app: input.app };
      const drawing = await authorize(ctx.actor, ctx.services, target, 'flow.edit');
      const settings = await authorize(ctx.actor, ctx.services, target, 'app.settings');
      return saveSecurity(drawing, settings, ctx.services, input);
    }),
});
