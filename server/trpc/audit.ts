import * as z from 'zod';
import { listAudit } from '../console/audit/list-audit.ts';
import { verifyAudit } from '../console/audit/verify-audit.ts';
import { authorize } from '../console/authorize.ts';
import { inWorkspace } from './inputs.ts';
import { member, router } from './procedures.ts';

export const auditRouter = router({
  list: member
    .input(inWorkspace.extend({ before: z.int().optional(), limit: z.int().min(1).max(200).default(100) }))
    .query(async ({ ctx, input }) =>
      listAudit(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'workspace.audit'), ctx.services, input),
    ),
  verify: member
    .input(inWorkspace)
    .query(async ({ ctx, input }) =>
      verifyAudit(await authorize(ctx.actor, ctx.services, { workspace: input.workspace }, 'workspace.audit'), ctx.services),
    ),
});
