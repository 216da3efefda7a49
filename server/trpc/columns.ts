import * as z from 'zod';
import { title } from '../console/apps/app-settings.ts';
import { authorize } from '../console/authorize.ts';
import { addColumn } from '../console/columns/add-column.ts';
import { changeColumnOptions, columnOptions, countColumnValues, moveColumn } from '../console/columns/change-column.ts';
import { filledPins } from '../engine/filled-pins.ts';
import { listColumns } from '../console/columns/list-columns.ts';
import { newColumn } from '../console/columns/new-column.ts';
import { removeColumn } from '../console/columns/remove-column.ts';
import { renameColumn } from '../console/columns/rename-column.ts';
import { inApp } from './inputs.ts';
import { member, router } from './procedures.ts';

const key = z.string().max(40);

/** Columns of an app's users table. */
export const columnsRouter = router({
  list: member
    .input(inApp)
    .query(async ({ ctx, input }) => listColumns(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.view'), ctx.services)),
  filledPins: member.input(inApp).query(async ({ ctx, input }) => {
    const { app } = await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.view');
    return filledPins(ctx.services.storage, app.id, await ctx.services.storage.users.columns(app.id));
  }),
  add: member
    .input(inApp.extend({ column: newColumn }))
    .mutation(async ({ ctx, input }) =>
      addColumn(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input.column),
    ),
  rename: member
    .input(inApp.extend({ key, name: title }))
    .mutation(async ({ ctx, input }) => renameColumn(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  move: member
    .input(inApp.extend({ key, before: key.optional() }))
    .mutation(async ({ ctx, input }) => moveColumn(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  options: member
    .input(inApp.extend({ key, options: columnOptions }))
    .mutation(async ({ ctx, input }) =>
      changeColumnOptions(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
  values: member
    .input(inApp.extend({ key }))
    .query(async ({ ctx, input }) =>
      countColumnValues(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.view'), ctx.services, input),
    ),
  remove: member
    .input(inApp.extend({ key }))
    .mutation(async ({ ctx, input }) => removeColumn(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
});
