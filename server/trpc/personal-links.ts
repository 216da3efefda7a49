import * as z from 'zod';
import { authorize } from '../console/authorize.ts';
import { getPersonalLink, removePersonalLink, renewPersonalLink } from '../console/users/personal-link.ts';
import { setPin } from '../console/users/set-pin.ts';
import { ofUser } from './inputs.ts';
import { member, router } from './procedures.ts';

/** A user's own link (MOB-2). */
export const personalLinkRouter = router({
  get: member
    .input(ofUser)
    .query(async ({ ctx, input }) => getPersonalLink(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.view'), ctx.services, input)),
  rotate: member
    .input(ofUser)
    .mutation(async ({ ctx, input }) =>
      renewPersonalLink(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
  remove: member
    .input(ofUser)
    .mutation(async ({ ctx, input }) =>
      removePersonalLink(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
});

/** PINs that a builder gives out (MOB-9). Write only. */
export const pinsRouter = router({
  set: member
    .input(ofUser.extend({ column: z.string().max(64), pin: z.string().min(1).max(128).nullable() }))
    .mutation(async ({ ctx, input }) => setPin(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
});
