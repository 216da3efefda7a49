import * as z from 'zod';
import { title } from '../console/apps/app-settings.ts';
import { changePassword } from '../console/members/change-password.ts';
import { confirmPassword } from '../console/members/confirm-password.ts';
import { joinWorkspace, readInvitation } from '../console/members/join-workspace.ts';
import { setUpOwner } from '../console/members/set-up-owner.ts';
import { signIn } from '../console/members/sign-in.ts';
import { signOut } from '../console/members/sign-out.ts';
import { listWorkspaces } from '../console/workspaces/list-workspaces.ts';
import { anyone, member, router } from './procedures.ts';

const email = z.email('Write your e-mail address, such as ada@example.org.').max(254);
const token = z.string().max(200);
/** A bound before hashing (PWD-06); what a new password must be is judged by the use case. */
const password = z.string().min(1, 'Write your password.').max(1_000, 'Use at most 256 characters.');

/** Signing in and out of the console, and the first owner. */
export const accountRouter = router({
  /** Whether the server still waits for its owner. */
  state: anyone.query(async ({ ctx }) => ({ setUp: (await ctx.services.storage.members.count()) > 0, signedIn: ctx.actor !== undefined })),
  setUp: anyone.input(z.strictObject({ token, email, name: title, password, workspace: title })).mutation(async ({ ctx, input }) => {
    const { secret, expiresAt } = await setUpOwner(ctx.services, input);
    ctx.cookie.set(secret, expiresAt);
  }),
  signIn: anyone.input(z.strictObject({ email, password })).mutation(async ({ ctx, input }) => {
    const { secret, expiresAt } = await signIn(ctx.services, { ...input, previous: ctx.cookie.secret, address: ctx.address });
    ctx.cookie.set(secret, expiresAt);
  }),
  /** What an invitation's link asks into. A mutation, so that the token stands in no address. */
  invitation: anyone.input(z.strictObject({ token })).mutation(({ ctx, input }) => readInvitation(ctx.services, input)),
  join: anyone.input(z.strictObject({ token, name: title.optional(), password: password.optional() })).mutation(async ({ ctx, input }) => {
    const { workspace, session } = await joinWorkspace(ctx.services, { actor: ctx.actor, address: ctx.address }, input);
    if (session !== undefined) ctx.cookie.set(session.secret, session.expiresAt);
    return { workspace };
  }),
  signOut: member.mutation(async ({ ctx }) => {
    await signOut(ctx.actor, ctx.services);
    ctx.cookie.clear();
  }),
  me: member.query(async ({ ctx }) => ({ ...ctx.actor.member, workspaces: await listWorkspaces(ctx.actor, ctx.services) })),
  /** Gives the password again before what asks for it (LINK-05). */
  confirm: member.input(z.strictObject({ password })).mutation(({ ctx, input }) => confirmPassword(ctx.actor, ctx.services, input)),
  changePassword: member.input(z.strictObject({ current: password, next: password, endOthers: z.boolean() })).mutation(async ({ ctx, input }) => {
    const { secret, expiresAt } = await changePassword(ctx.actor, ctx.services, input);
    ctx.cookie.set(secret, expiresAt);
  }),
});
