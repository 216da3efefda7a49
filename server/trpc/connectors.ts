import * as z from 'zod';
import { title } from '../console/apps/app-settings.ts';
import { authorize } from '../console/authorize.ts';
import { changeConnector } from '../console/connectors/change-connector.ts';
import { createConnector } from '../console/connectors/create-connector.ts';
import { getConnector } from '../console/connectors/get-connector.ts';
import { listConnectors } from '../console/connectors/list-connectors.ts';
import { removeConnector } from '../console/connectors/remove-connector.ts';
import { saveConnectorValues } from '../console/connectors/save-connector-values.ts';
import { beginSignInTest, readSignInTest } from '../console/connectors/sign-in-test.ts';
import { testConnector } from '../console/connectors/test-connector.ts';
import { inApp, inAppEnv, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const ofConnector = inApp.extend({ connector: reference });
const inConnectorEnv = inAppEnv.extend({ connector: reference });
const secret = z.string().max(10_000);
/** As large as a form with a certificate and a hundred rows; the kind's own schema says the rest. */
const settings = z
  .record(z.string().max(80), z.json())
  .refine((value) => JSON.stringify(value).length <= 100_000, 'This is too much for one connector.');

/** Services outside that flows may call. */
export const connectorsRouter = router({
  list: member
    .input(inApp)
    .query(async ({ ctx, input }) => listConnectors(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.view'), ctx.services)),
  get: member
    .input(ofConnector)
    .query(async ({ ctx, input }) =>
      getConnector(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.view'), ctx.services, input),
    ),
  create: member
    .input(inApp.extend({ kind: z.string().max(40), name: title }))
    .mutation(async ({ ctx, input }) =>
      createConnector(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  change: member
    .input(ofConnector.extend({ name: title, status: z.enum(['active', 'disabled']) }))
    .mutation(async ({ ctx, input }) =>
      changeConnector(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  saveValues: member
    .input(inConnectorEnv.extend({ settings, secrets: z.record(z.string().max(40), secret) }))
    .mutation(async ({ ctx, input }) =>
      saveConnectorValues(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  test: member
    .input(inConnectorEnv)
    .mutation(async ({ ctx, input }) =>
      testConnector(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  beginSignInTest: member
    .input(inConnectorEnv)
    .mutation(async ({ ctx, input }) =>
      beginSignInTest(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  readSignInTest: member
    .input(inConnectorEnv.extend({ test: z.string().max(100) }))
    .query(async ({ ctx, input }) =>
      readSignInTest(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
  remove: member
    .input(ofConnector)
    .mutation(async ({ ctx, input }) =>
      removeConnector(await authorize(ctx.actor, ctx.services, { app: input.app }, 'connector.edit'), ctx.services, input),
    ),
});
