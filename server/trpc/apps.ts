import * as z from 'zod';
import { appSettings, slug, title } from '../console/apps/app-settings.ts';
import { changeAppSettings } from '../console/apps/change-app-settings.ts';
import { changeLogo } from '../console/apps/change-logo.ts';
import { createApp } from '../console/apps/create-app.ts';
import { getApp } from '../console/apps/get-app.ts';
import { listApps } from '../console/apps/list-apps.ts';
import { setAppStatus } from '../console/apps/set-app-status.ts';
import { authorize } from '../console/authorize.ts';
import { inApp, inWorkspace } from './inputs.ts';
import { member, router } from './procedures.ts';

/** Letters of base64 for a picture at its bound, and some, so that who is a little over is told by the use case. */
const largestPicture = 2_000_000;

export const appsRouter = router({
  list: member
    .input(inWorkspace)
    .query(async ({ ctx, input }) =>
      listApps(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'workspace.view'), ctx.services),
    ),
  create: member
    .input(inWorkspace.extend({ slug, name: title }))
    .mutation(async ({ ctx, input }) =>
      createApp(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'app.create'), ctx.services, input),
    ),
  get: member
    .input(inApp)
    .query(async ({ ctx, input }) => getApp(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.view'), ctx.services)),
  settings: member
    .input(inApp.extend({ settings: appSettings }))
    .mutation(async ({ ctx, input }) =>
      changeAppSettings(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, input.settings),
    ),
  logo: member
    .input(inApp.extend({ picture: z.base64().max(largestPicture, 'Choose a file of at most 1 MiB.').nullable() }))
    .mutation(async ({ ctx, input }) =>
      changeLogo(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, {
        picture: input.picture === null ? null : Buffer.from(input.picture, 'base64'),
      }),
    ),
  status: member
    .input(inApp.extend({ status: z.enum(['active', 'disabled']) }))
    .mutation(async ({ ctx, input }) =>
      setAppStatus(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.settings'), ctx.services, input),
    ),
});
