import * as z from 'zod';
import { authorize } from '../console/authorize.ts';
import { changeMany, manyAction, manyUsers } from '../console/users/change-many.ts';
import { changeUser } from '../console/users/change-user.ts';
import { countUsers } from '../console/users/count-users.ts';
import { createUser } from '../console/users/create-user.ts';
import { getUser } from '../console/users/get-user.ts';
import { pageUsers } from '../console/users/page-users.ts';
import { removeUser } from '../console/users/remove-user.ts';
import { revokeAllSessions } from '../console/users/revoke-all-sessions.ts';
import { revokeSession } from '../console/users/revoke-session.ts';
import { unlinkIdentity } from '../console/users/unlink-identity.ts';
import { userSelection, userSort } from '../console/users/users-query.ts';
import { inAppEnv, ofUser, reference } from './inputs.ts';
import { member, router } from './procedures.ts';

const attributes = z.record(z.string().max(40), z.union([z.string().max(2_000), z.number(), z.boolean(), z.null()]));
const typed = z.string().max(300).nullable().optional();
const identifiers = z.strictObject({ email: typed, phone: typed, username: typed });

/** The people who sign in to an app. */
export const usersRouter = router({
  page: member
    .input(
      inAppEnv.extend({
        ...userSelection.shape,
        sort: userSort.optional(),
        after: z.string().max(2_000).optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx, input }) =>
      pageUsers(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.view'), ctx.services, { ...input, count: 'if cheap' }),
    ),
  count: member
    .input(inAppEnv.extend(userSelection.shape))
    .query(async ({ ctx, input }) => countUsers(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.view'), ctx.services, input)),
  changeMany: member
    .input(inAppEnv.extend({ users: manyUsers, action: manyAction }))
    .mutation(async ({ ctx, input }) => changeMany(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  get: member
    .input(ofUser)
    .query(async ({ ctx, input }) => getUser(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.view'), ctx.services, input)),
  create: member
    .input(inAppEnv.extend({ identifiers, attributes, status: z.enum(['active', 'unapproved']).optional() }))
    .mutation(async ({ ctx, input }) => createUser(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  change: member
    .input(
      ofUser.extend({
        attributes: attributes.optional(),
        identifiers: identifiers.optional(),
        status: z.enum(['active', 'disabled', 'unapproved']).optional(),
      }),
    )
    .mutation(async ({ ctx, input }) => changeUser(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  remove: member
    .input(ofUser)
    .mutation(async ({ ctx, input }) => removeUser(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input)),
  unlinkIdentity: member
    .input(ofUser.extend({ identity: z.strictObject({ connector: reference, issuer: z.string().max(500), subject: z.string().max(500) }) }))
    .mutation(async ({ ctx, input }) =>
      unlinkIdentity(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
  revokeSession: member
    .input(ofUser.extend({ session: reference }))
    .mutation(async ({ ctx, input }) =>
      revokeSession(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
  revokeAllSessions: member
    .input(ofUser)
    .mutation(async ({ ctx, input }) =>
      revokeAllSessions(await authorize(ctx.actor, ctx.services, { app: input.app }, 'user.edit'), ctx.services, input),
    ),
});
