import * as z from 'zod';
import { authorize } from '../console/authorize.ts';
import { changeRole } from '../console/members/change-role.ts';
import { inviteMember } from '../console/members/invite-member.ts';
import { listPeople } from '../console/members/list-people.ts';
import { withdrawInvitation } from '../console/members/withdraw-invitation.ts';
import { inWorkspace, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const role = z.enum(['owner', 'admin', 'editor', 'viewer']);
const ofMember = inWorkspace.extend({ member: reference });

/** The people of a workspace. */
export const peopleRouter = router({
  list: member
    .input(inWorkspace)
    .query(async ({ ctx, input }) =>
      listPeople(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'member.view'), ctx.services),
    ),
  invite: member
    .input(inWorkspace.extend({ email: z.string().trim().min(1, 'Write their e-mail address.').max(254), role }))
    .mutation(async ({ ctx, input }) =>
      inviteMember(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'member.edit'), ctx.services, input),
    ),
  withdraw: member
    .input(inWorkspace.extend({ invitation: reference }))
    .mutation(async ({ ctx, input }) =>
      withdrawInvitation(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'member.edit'), ctx.services, input),
    ),
  changeRole: member
    .input(ofMember.extend({ role }))
    .mutation(async ({ ctx, input }) =>
      changeRole(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'member.edit'), ctx.services, input),
    ),
  remove: member
    .input(ofMember)
    .mutation(async ({ ctx, input }) =>
      changeRole(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'member.edit'), ctx.services, { ...input, role: null }),
    ),
});
