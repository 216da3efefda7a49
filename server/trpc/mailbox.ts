import { authorize } from '../console/authorize.ts';
import { openMailbox } from '../console/mailbox/open-mailbox.ts';
import { environment } from '../console/users/environment.ts';
import { inApp } from './inputs.ts';
import { member, router } from './procedures.ts';

export const mailboxRouter = router({
  /** A mutation, because every look is written into the audit log. */
  open: member
    .input(inApp.extend({ env: environment.default('live') }))
    .mutation(async ({ ctx, input }) =>
      openMailbox(await authorize(ctx.actor, ctx.services, { app: input.app }, 'app.mailbox'), ctx.services, input),
    ),
});
