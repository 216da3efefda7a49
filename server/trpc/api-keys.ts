import { createApiKey, listApiKeys, newApiKey, revokeApiKey } from '../console/api-keys/api-keys.ts';
import { authorize } from '../console/authorize.ts';
import { inAppEnv, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

/** Keys that other servers manage an app's users with. */
export const apiKeysRouter = router({
  list: member
    .input(inAppEnv)
    .query(async ({ ctx, input }) => listApiKeys(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, input)),
  create: member
    .input(inAppEnv.extend({ key: newApiKey }))
    .mutation(async ({ ctx, input }) =>
      createApiKey(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, input),
    ),
  revoke: member
    .input(inAppEnv.extend({ id: reference }))
    .mutation(async ({ ctx, input }) =>
      revokeApiKey(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, input),
    ),
});
