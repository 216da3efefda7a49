import * as z from 'zod';
import { title } from '../console/apps/app-settings.ts';
import { authorize } from '../console/authorize.ts';
import { listClients } from '../console/clients/list-clients.ts';
import { removeClient } from '../console/clients/remove-client.ts';
import { rotateClientSecret } from '../console/clients/rotate-client-secret.ts';
import { saveClient } from '../console/clients/save-client.ts';
import { inApp, inAppEnv, ofClient, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const lines = z.array(z.string().max(2_000)).max(50, 'Use at most 50 lines.');

/** Programs that may start runs and redeem codes. */
export const clientsRouter = router({
  list: member
    .input(inApp)
    .query(async ({ ctx, input }) => listClients(await authorize(ctx.actor, ctx.services, { app: input.app }, 'client.view'), ctx.services)),
  save: member
    .input(
      inAppEnv.extend({
        id: reference.optional(),
        name: title,
        kind: z.enum(['spa', 'native', 'server']),
        status: z.enum(['active', 'disabled']),
        redirectUris: lines,
        origins: lines,
      }),
    )
    .mutation(async ({ ctx, input }) => saveClient(await authorize(ctx.actor, ctx.services, { app: input.app }, 'client.edit'), ctx.services, input)),
  rotateSecret: member
    .input(ofClient)
    .mutation(async ({ ctx, input }) =>
      rotateClientSecret(await authorize(ctx.actor, ctx.services, { app: input.app }, 'client.edit'), ctx.services, input),
    ),
  remove: member
    .input(ofClient)
    .mutation(async ({ ctx, input }) =>
      removeClient(await authorize(ctx.actor, ctx.services, { app: input.app }, 'client.edit'), ctx.services, input),
    ),
});
