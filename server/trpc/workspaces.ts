import * as z from 'zod';
import { authorize } from '../console/authorize.ts';
import { title } from '../console/apps/app-settings.ts';
import { createWorkspace } from '../console/workspaces/create-workspace.ts';
import { listWorkspaces } from '../console/workspaces/list-workspaces.ts';
import { renameWorkspace } from '../console/workspaces/rename-workspace.ts';
import { inWorkspace } from './inputs.ts';
import { member, router } from './procedures.ts';

export const workspacesRouter = router({
  list: member.query(({ ctx }) => listWorkspaces(ctx.actor, ctx.services)),
  create: member.input(z.strictObject({ name: title })).mutation(({ ctx, input }) => createWorkspace(ctx.actor, ctx.services, input)),
  rename: member
    .input(inWorkspace.extend({ name: title }))
    .mutation(async ({ ctx, input }) =>
      renameWorkspace(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'workspace.rename'), ctx.services, input),
    ),
});
