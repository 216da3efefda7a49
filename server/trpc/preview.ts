import * as z from 'zod';
import { forcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import { pinnedContext } from '#flows/interpreter/pinned-context.ts';
import { authorize } from '../console/authorize.ts';
import {
  changePreviewDevice,
  changePreviewDirectory,
  closePreview,
  movePreviewClock,
  openPreview,
  readPreviewDirectory,
  readPreviewInbox,
  readPreviewTrace,
  restartPreview,
  updatePreview,
} from '../console/preview/preview.ts';
import { openPreviewTwin } from '../console/preview/twin.ts';
import { mockPreview, startPreviewAt, stepPreviewBack } from '../console/preview/walk.ts';
import { worldSettings } from '../engine/preview/settings.ts';
import { inFlow, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const inWorld = inFlow.extend({ world: reference });
/** What a step leads on to is forced up to where it stands again: no more nodes than one step may pass. */
const forced = z.array(forcedOutcome).max(100);
const mocked = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('outcome'), node: reference, outcome: reference, forced: forced.default([]) }),
  z.strictObject({ kind: z.literal('wrong'), node: reference }),
]);

/** The phone beside the canvas: an unsaved draft on the real engine, in a world of its own (DESIGN section 8, APP-3). */
export const previewRouter = router({
  open: member
    .input(inFlow.extend({ graph: z.unknown() }))
    .mutation(async ({ ctx, input }) =>
      openPreview(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  update: member
    .input(inWorld.extend({ graph: z.unknown() }))
    .mutation(async ({ ctx, input }) =>
      updatePreview(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  twin: member
    .input(inWorld)
    .mutation(async ({ ctx, input }) =>
      openPreviewTwin(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  clock: member
    .input(inWorld.extend({ offsetMs: worldSettings.shape.offsetMs }))
    .mutation(async ({ ctx, input }) =>
      movePreviewClock(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  device: member
    .input(inWorld.extend({ device: worldSettings.shape.device.partial() }))
    .mutation(async ({ ctx, input }) =>
      changePreviewDevice(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  directory: member
    .input(inWorld)
    .query(async ({ ctx, input }) =>
      readPreviewDirectory(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  setDirectory: member
    .input(inWorld.extend({ directory: worldSettings.shape.directory }))
    .mutation(async ({ ctx, input }) =>
      changePreviewDirectory(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  restart: member
    .input(inWorld)
    .mutation(async ({ ctx, input }) =>
      restartPreview(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  startAt: member
    .input(inWorld.extend({ node: reference, pinned: pinnedContext, forced: forced.default([]) }))
    .mutation(async ({ ctx, input }) =>
      startPreviewAt(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  mock: member
    .input(inWorld.extend({ mocked }))
    .mutation(async ({ ctx, input }) =>
      mockPreview(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  back: member
    .input(inWorld)
    .mutation(async ({ ctx, input }) =>
      stepPreviewBack(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  inbox: member
    .input(inWorld)
    .query(async ({ ctx, input }) =>
      readPreviewInbox(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  trace: member
    .input(inWorld)
    .query(async ({ ctx, input }) =>
      readPreviewTrace(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  close: member
    .input(inWorld)
    .mutation(async ({ ctx, input }) =>
      closePreview(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
});
