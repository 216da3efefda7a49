import { authorize } from '../console/authorize.ts';
import { cancelImport, checkImport, importSettings, latestImport, startImport } from '../console/users/import/imports.ts';
import { inAppEnv, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const ofImport = inAppEnv.extend({ id: reference });

/** A list of users on its way in. The file itself comes by `/files` (files.ts). */
export const importsRouter = router({
  latest: member
    .input(inAppEnv)
    .query(async ({ ctx, input }) => latestImport(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  check: member
    .input(ofImport.extend({ settings: importSettings }))
    .mutation(async ({ ctx, input }) => checkImport(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  start: member
    .input(ofImport.extend({ settings: importSettings }))
    .mutation(async ({ ctx, input }) => startImport(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  cancel: member
    .input(ofImport)
    .mutation(async ({ ctx, input }) => cancelImport(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
});
